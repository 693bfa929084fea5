import { Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
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
        { key: 'record', header: 'Запись', cell: (row) => <Subject row={row} /> },
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

/** What it was done to, by name where the reader may see it; else by the kind and the record's own id. */
function Subject({ row: { subject, subjectId } }: { row: AuditRow }) {
  if (!subject) return subjectId;
  const { title, name, child, href } = subject;
  return (
    <>
      {title}
      {name !== null && (
        <span className="block">{href === null ? name : <TextLink href={href}>{name}</TextLink>}</span>
      )}
      {child !== null && <span className="block text-ink-soft">{child}</span>}
      {name === null && child === null && (
        <span className="block text-sm wrap-anywhere text-ink-soft">{subjectId}</span>
      )}
    </>
  );
}
