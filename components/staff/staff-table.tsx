import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { formatMinute } from '@/lib/domain/dates';
import type { StaffRow } from '@/lib/staff/list-staff';

type StaffTableProps = {
  rows: readonly StaffRow[];
  timeZone: string;
  /** Where the second step is off for the whole portal, its column would say «нет» to everybody. */
  secondStep: boolean;
};

/** Members of staff: in which roles, when they came last, and whether they may come. */
export function StaffTable({ rows, timeZone, secondStep }: StaffTableProps) {
  return (
    <Table
      caption="Сотрудники"
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/admin/staff/${id}`}
      columns={[
        { key: 'name', header: 'Сотрудник', cell: ({ name }) => name },
        {
          key: 'login',
          header: 'Логин',
          cell: ({ login }) => <span className="wrap-anywhere">{login}</span>,
        },
        { key: 'roles', header: 'Роль и место', cell: ({ roles }) => <Roles roles={roles} /> },
        {
          key: 'last',
          header: 'Последний вход',
          cell: ({ lastSignInAt }) =>
            lastSignInAt ? formatMinute(lastSignInAt, timeZone) : 'ещё не входил(а)',
        },
        ...(secondStep
          ? [
              {
                key: 'second',
                header: 'Второй шаг входа',
                cell: (row: StaffRow) => (row.secondStep ? 'включён' : 'не включён'),
              },
            ]
          : []),
        { key: 'state', header: 'Вход', cell: ({ blocked }) => <AccessTag blocked={blocked} /> },
      ]}
    />
  );
}

function Roles({ roles }: Pick<StaffRow, 'roles'>) {
  return (
    <ul className="space-y-1">
      {roles.map(({ id, title, place }) => (
        <li key={id}>
          {title}
          {place !== null && <span className="block text-ink-soft">{place}</span>}
        </li>
      ))}
    </ul>
  );
}

export function AccessTag({ blocked }: { blocked: boolean }) {
  return blocked ? (
    <StatusTag tone="stopped">Заблокирован</StatusTag>
  ) : (
    <StatusTag tone="success">Открыт</StatusTag>
  );
}
