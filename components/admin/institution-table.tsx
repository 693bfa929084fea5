import { RightList } from '@/components/admin/right-list';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { formatDate } from '@/lib/domain/dates';
import type { MunicipalOverview } from '@/lib/overview/municipality';

type InstitutionTableProps = { institutions: MunicipalOverview['institutions'] };

export function InstitutionTable({ institutions }: InstitutionTableProps) {
  return (
    <Table
      caption="Учреждения"
      captionHidden
      rows={institutions}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: 'Учреждение',
          cell: ({ shortName, address, closedOn }) => (
            <>
              {shortName}
              <span className="block font-normal text-ink-soft">{address}</span>
              {closedOn && <StatusTag tone="stopped">Закрыто с {formatDate(closedOn)}</StatusTag>}
            </>
          ),
        },
        { key: 'rights', header: 'Полномочия', cell: ({ rights }) => <RightList rights={rights} /> },
      ]}
    />
  );
}
