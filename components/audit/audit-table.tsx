import { Table } from '@/components/ui/table';
import type { AuditRow } from '@/lib/audit/queries';
import { formatDateTime } from '@/lib/domain/dates';

export function AuditTable({ rows, timeZone }: { rows: readonly AuditRow[]; timeZone: string }) {
  return (
    <Table
      caption="Журнал действий"
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'at', header: 'Когда', cell: ({ at }) => formatDateTime(at, timeZone) },
        { key: 'event', header: 'Что сделано', cell: ({ event }) => event },
        { key: 'who', header: 'Кто', cell: (row) => <Author row={row} /> },
        { key: 'where', header: 'Учреждение', cell: ({ institution }) => institution ?? '—' },
        { key: 'record', header: 'Запись', cell: ({ subjectId }) => subjectId },
      ]}
    />
  );
}

function Author({ row: { role, name, login } }: { row: AuditRow }) {
  return (
    <>
      {name ?? role ?? 'Портал'}
      {name && <span className="block text-ink-soft">{role}</span>}
      {login && <span className="block text-ink-soft">логин {login}</span>}
    </>
  );
}
