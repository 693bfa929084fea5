import { Table } from '@/components/ui/table';
import { formatMinute } from '@/lib/domain/dates';
import { exportPurposes } from '@/lib/domain/register-exports';
import type { ExportRow } from '@/lib/register/exports';

/** Files that were made of the register: who, for what and how much. */
export function ExportTable({ rows, timeZone }: { rows: readonly ExportRow[]; timeZone: string }) {
  return (
    <Table
      caption="Сделанные файлы"
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'at', header: 'Когда', cell: ({ startedAt }) => formatMinute(startedAt, timeZone) },
        { key: 'by', header: 'Кто', cell: ({ by }) => by },
        {
          key: 'why',
          header: 'Для чего',
          cell: ({ purpose, note }) => `${exportPurposes[purpose]}. ${note}`,
        },
        {
          key: 'rows',
          header: 'Записей',
          align: 'end',
          cell: ({ rowCount, finishedAt }) => (finishedAt === null ? `${rowCount}, не до конца` : rowCount),
        },
      ]}
    />
  );
}
