import { Table } from '@/components/ui/table';
import { certificateStatuses } from '@/lib/domain/certificate-status';
import type { CertificateStatus } from '@/lib/domain/certificate-status';
import type { MunicipalCounts } from '@/lib/overview/counts';

type Row = { id: string; shortName: string; counts: MunicipalCounts };
type Counted = { key: string; header: string; count: (counts: MunicipalCounts) => number };

const statuses: Counted[] = Object.entries(certificateStatuses).map(([status, { title }]) => ({
  key: status,
  header: title,
  count: ({ certificates }) => certificates[status as CertificateStatus],
}));

const work: Counted[] = [
  {
    key: 'awaiting',
    header: 'Заявки ждут подтверждения почты',
    count: (counts) => counts.awaitingConfirmation,
  },
  {
    key: 'confirmed',
    header: 'Заявки подтверждены, сертификат не получен',
    count: (counts) => counts.confirmed,
  },
  { key: 'overdue', header: 'Срок принести документы прошёл', count: (counts) => counts.overdue },
];

type RegionTableProps = { municipalities: readonly Row[] };

export function RegionCertificates({ municipalities }: RegionTableProps) {
  return <CountTable caption="Сертификаты по муниципалитетам" columns={statuses} rows={municipalities} />;
}

export function RegionWork({ municipalities }: RegionTableProps) {
  return <CountTable caption="Заявки и сроки по муниципалитетам" columns={work} rows={municipalities} />;
}

type CountTableProps = { caption: string; columns: readonly Counted[]; rows: readonly Row[] };

/** Counts of every municipality and below them of the region as a whole. */
function CountTable({ caption, columns, rows }: CountTableProps) {
  const whole = (count: Counted['count']) => rows.reduce((total, row) => total + count(row.counts), 0);
  return (
    <Table<Row | null>
      caption={caption}
      captionHidden
      rows={[...rows, null]}
      rowKey={(row) => row?.id ?? 'whole'}
      rowHref={(row) => (row ? `/admin/municipalities/${row.id}` : undefined)}
      columns={[
        { key: 'name', header: 'Муниципалитет', cell: (row) => row?.shortName ?? 'Всего' },
        ...columns.map(({ key, header, count }) => ({
          key,
          header,
          align: 'end' as const,
          cell: (row: Row | null) => (row ? count(row.counts) : <strong>{whole(count)}</strong>),
        })),
      ]}
    />
  );
}
