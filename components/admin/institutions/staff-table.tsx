import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { formatMinute } from '@/lib/domain/dates';
import type { StaffRow } from '@/lib/directory/institutions/get-institution';

type StaffTableProps = { rows: readonly StaffRow[]; timeZone: string };

/** Who works at the institution. */
export function StaffTable({ rows, timeZone }: StaffTableProps) {
  return (
    <Table
      caption="Сотрудники"
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', header: 'Сотрудник', cell: ({ name }) => name },
        { key: 'role', header: 'Роль', cell: ({ role }) => role },
        {
          key: 'last',
          header: 'Последний вход',
          cell: ({ lastSignInAt, blocked }) => (
            <>
              {lastSignInAt ? formatMinute(lastSignInAt, timeZone) : 'Ещё не входил'}
              {blocked && <StatusTag tone="stopped">Вход закрыт</StatusTag>}
            </>
          ),
        },
      ]}
    />
  );
}
