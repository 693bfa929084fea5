import { Table } from '@/components/ui/table';
import type { Look } from '@/lib/audit/queries';
import { formatMinute } from '@/lib/domain/dates';

/** What staff did with the data of a child, as the family is told: by role and institution. */
export function LookList({ looks, timeZone }: { looks: readonly Look[]; timeZone: string }) {
  return (
    <Table
      caption="Кто смотрел данные"
      captionHidden
      rows={looks}
      rowKey={({ id }) => id}
      columns={[
        { key: 'at', header: 'Когда', cell: ({ at }) => formatMinute(at, timeZone) },
        { key: 'event', header: 'Что сделано', cell: ({ event }) => event },
        {
          key: 'who',
          header: 'Кто',
          cell: ({ role, institution }) => (
            <>
              {role}
              {institution && <span className="block text-ink-soft">{institution}</span>}
            </>
          ),
        },
      ]}
    />
  );
}
