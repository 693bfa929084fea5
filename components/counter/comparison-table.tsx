import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';

type Line = { term: string; first: string; second: string; same: boolean };

type ComparisonTableProps = { lines: readonly Line[]; first: string; second: string };

/** Two children side by side; what is alike and what differs is said in words. */
export function ComparisonTable({ lines, first, second }: ComparisonTableProps) {
  return (
    <Table
      caption="Сравнение двух записей"
      captionHidden
      rows={lines}
      rowKey={({ term }) => term}
      columns={[
        { key: 'term', header: 'Что сравниваем', cell: ({ term }) => term },
        { key: 'first', header: first, cell: (line) => line.first },
        { key: 'second', header: second, cell: (line) => line.second },
        {
          key: 'same',
          header: 'Итог',
          cell: ({ same }) =>
            same ? (
              <StatusTag tone="attention">Совпадает</StatusTag>
            ) : (
              <StatusTag tone="neutral">Различается</StatusTag>
            ),
        },
      ]}
    />
  );
}
