import { StatusTag } from '@/components/ui/status-tag';
import type { StatusTone } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { ComparedLine } from '@/lib/duplicates/compared-child';

const verdicts = {
  same: { tone: 'attention', title: 'Совпадает' },
  different: { tone: 'neutral', title: 'Различается' },
  unknown: { tone: 'neutral', title: 'Сравнить нельзя' },
} as const satisfies Record<NonNullable<ComparedLine['verdict']>, { tone: StatusTone; title: string }>;

type ComparisonTableProps = { lines: readonly ComparedLine[]; first: string; second: string };

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
          key: 'verdict',
          header: 'Итог',
          cell: ({ verdict }) =>
            verdict && <StatusTag tone={verdicts[verdict].tone}>{verdicts[verdict].title}</StatusTag>,
        },
      ]}
    />
  );
}
