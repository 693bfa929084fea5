import { CertificateStatusTag } from '@/components/counter/certificate-status-tag';
import { ChildNext } from '@/components/counter/child-next';
import { Table } from '@/components/ui/table';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import type { CertificateStatus } from '@/lib/domain/certificate-status';
import type { Standing } from '@/lib/domain/child-at-counter';
import { formatDate, type PlainDate } from '@/lib/domain/dates';

type Named = { id: string; childName: string; birthDate: PlainDate };

export type Row =
  | (Named & { kind: 'certificate'; number: string; status: CertificateStatus })
  | (Named & { kind: 'child'; applicationNumber: number | null; standing: Standing });

/** What a search found: certificates, whose records a name opens, and children who have none yet. */
export function FoundTable({ rows }: { rows: readonly Row[] }) {
  return (
    <Table
      caption="Найденные записи"
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ kind, id }) => (kind === 'certificate' ? `/counter/certificates/${id}` : undefined)}
      columns={[
        { key: 'child', header: 'Ребёнок', cell: ({ childName }) => childName },
        { key: 'birthDate', header: 'Дата рождения', cell: ({ birthDate }) => formatDate(birthDate) },
        { key: 'number', header: 'Номер сертификата', cell: numberOf },
        {
          key: 'state',
          header: 'Что сейчас',
          cell: (row) =>
            row.kind === 'certificate' ? (
              <CertificateStatusTag status={row.status} />
            ) : (
              <ChildNext childId={row.id} standing={row.standing} />
            ),
        },
      ]}
    />
  );
}

function numberOf(row: Row) {
  if (row.kind === 'certificate') {
    return <span className="tabular-nums">{formatCertificateNumber(row.number)}</span>;
  }
  return row.applicationNumber === null ? 'нет' : `нет, заявка №\u00a0${row.applicationNumber}`;
}
