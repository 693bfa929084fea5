import { Table } from '@/components/ui/table';
import { formatMinute } from '@/lib/domain/dates';

type Row = { id: string; createdAt: Date; alike: readonly string[]; municipalities: readonly string[] };

/** Undecided pairs; nobody is named here, the comparison stands on a page of its own. */
export function SuspicionTable({ rows, timeZone }: { rows: readonly Row[]; timeZone: string }) {
  return (
    <Table
      caption="Возможные дубликаты"
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/admin/region/duplicates/${id}`}
      columns={[
        { key: 'where', header: 'Муниципалитеты', cell: ({ municipalities }) => municipalities.join(' и ') },
        { key: 'alike', header: 'Совпадает', cell: ({ alike }) => alike.join(', ') },
        { key: 'since', header: 'Замечен', cell: ({ createdAt }) => formatMinute(createdAt, timeZone) },
      ]}
    />
  );
}
