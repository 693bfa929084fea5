import { MoveButtons } from '@/components/admin/move-buttons';
import { RightList } from '@/components/admin/right-list';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { institutionKinds } from '@/lib/domain/institution-kinds';
import { formatDate } from '@/lib/domain/dates';
import type { ListedRow } from '@/lib/directory/institutions/list-institutions';

type InstitutionListProps = { rows: readonly ListedRow[]; path: string; withOrder: boolean };

/** Institutions of a municipality, each leading to its card. */
export function InstitutionList({ rows, path, withOrder }: InstitutionListProps) {
  return (
    <Table
      caption="Учреждения"
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${path}/${id}`}
      columns={[
        { key: 'name', header: 'Учреждение', cell: ({ shortName }) => shortName },
        {
          key: 'kind',
          header: 'Вид и адрес',
          cell: ({ kind, address, room, closedOn }) => (
            <>
              <span className="block">{institutionKinds[kind]}</span>
              <span className="block text-ink-soft">{room ? `${address}, ${room}` : address}</span>
              {closedOn && <StatusTag tone="stopped">Закрыто с {formatDate(closedOn)}</StatusTag>}
            </>
          ),
        },
        { key: 'rights', header: 'Полномочия', cell: ({ rights }) => <RightList rights={rights} /> },
        ...(withOrder
          ? [
              {
                key: 'order',
                header: 'Порядок',
                cell: ({ id, shortName, above, below }: ListedRow) => (
                  <MoveButtons action={`${path}/${id}/move`} name={shortName} above={above} below={below} />
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
