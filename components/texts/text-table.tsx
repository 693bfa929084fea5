import { Table } from '@/components/ui/table';
import { formatDate } from '@/lib/domain/dates';
import type { MunicipalTextRow } from '@/lib/settings/texts/queries';
import { TextTag } from './text-tag';

type TextTableProps = {
  caption: string;
  /** Path of the list. */
  here: string;
  rows: readonly MunicipalTextRow[];
};

/** Every text of a kind, the newest first; each opens as it was published. */
export function TextTable({ caption, here, rows }: TextTableProps) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${here}/shown/${id}`}
      columns={[
        { key: 'title', header: 'Заголовок', cell: ({ title }) => title },
        { key: 'days', header: 'Когда виден', cell: daysOf },
        { key: 'state', header: 'Состояние', cell: ({ state }) => <TextTag state={state} /> },
        { key: 'author', header: 'Кто ввёл', cell: ({ author }) => author ?? 'При запуске портала' },
      ]}
    />
  );
}

export function daysOf({ from, to }: Pick<MunicipalTextRow, 'from' | 'to'>): string {
  return to ? `с ${formatDate(from)} по ${formatDate(to)}` : `с ${formatDate(from)}`;
}
