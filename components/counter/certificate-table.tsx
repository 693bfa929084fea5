import { CertificateStatusTag } from '@/components/counter/certificate-status-tag';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { Column } from '@/components/ui/table';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import type { CertificateStatus } from '@/lib/domain/certificate-status';
import { deadlineWords } from '@/lib/domain/deadline-words';
import { formatDate, formatMinute } from '@/lib/domain/dates';
import type { PlainDate } from '@/lib/domain/dates';

type Row = {
  id: string;
  number: string;
  childName: string;
  birthDate: PlainDate;
  status: CertificateStatus;
  createdAt: Date;
  activatedAt: Date | null;
  returnedAt?: Date | null;
  deadline?: { until: PlainDate; left: number } | null;
};

/** The moment that matters in a list: when the family got the number, or when it was activated. */
const moments = {
  createdAt: 'Получен',
  activatedAt: 'Активирован',
  returnedAt: 'Возвращён',
} as const satisfies Partial<Record<keyof Row, string>>;

/** What the last column says: where everybody waits it is whether the term is over. */
const endings = {
  status: { key: 'status', header: 'Статус', cell: ({ status }) => <CertificateStatusTag status={status} /> },
  deadline: {
    key: 'deadline',
    header: 'Срок принести документы',
    cell: ({ deadline = null }) =>
      deadline !== null && deadline.left <= 0 ? (
        <StatusTag tone="attention">{deadlineWords(deadline)}</StatusTag>
      ) : (
        deadlineWords(deadline)
      ),
  },
} as const satisfies Record<string, Column<Row>>;

type CertificateTableProps = {
  caption: string;
  rows: readonly Row[];
  timeZone: string;
  moment?: keyof typeof moments;
  ending?: keyof typeof endings;
};

/** Certificates in a list of the counter; the child's name leads to the record. */
export function CertificateTable({
  caption,
  rows,
  timeZone,
  moment = 'createdAt',
  ending = 'status',
}: CertificateTableProps) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/counter/certificates/${id}`}
      columns={[
        { key: 'child', header: 'Ребёнок', cell: ({ childName }) => childName },
        { key: 'birthDate', header: 'Дата рождения', cell: ({ birthDate }) => formatDate(birthDate) },
        {
          key: 'number',
          header: 'Номер сертификата',
          cell: ({ number }) => <span className="tabular-nums">{formatCertificateNumber(number)}</span>,
        },
        {
          key: 'moment',
          header: moments[moment],
          cell: ({ [moment]: at }) => (at ? formatMinute(at, timeZone) : '—'),
        },
        endings[ending],
      ]}
    />
  );
}
