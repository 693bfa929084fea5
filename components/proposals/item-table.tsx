import { CertificateStatusTag } from '@/components/counter/certificate-status-tag';
import { Table } from '@/components/ui/table';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { proposalLeftReasons } from '@/lib/domain/proposals';
import type { ProposalItemLine } from '@/lib/proposals/proposal-items';

type ItemTableProps = { caption: string; rows: readonly ProposalItemLine[]; withReasons: boolean };

/** Records of a deed, by name as far as they are in reach. */
export function ItemTable({ caption, rows, withReasons }: ItemTableProps) {
  const why = {
    key: 'why',
    header: 'Почему',
    cell: ({ reason }: ProposalItemLine) => (reason === null ? '—' : proposalLeftReasons[reason]),
  };
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ certificateId }) => certificateId}
      rowHref={({ certificateId, name }) =>
        name === null ? undefined : `/counter/certificates/${certificateId}/changes`
      }
      columns={[
        { key: 'child', header: 'Ребёнок', cell: ({ name }) => name ?? 'Запись вне Вашего доступа' },
        {
          key: 'number',
          header: 'Номер',
          cell: ({ number }) => (number === null ? '—' : formatCertificateNumber(number)),
        },
        {
          key: 'status',
          header: 'Статус сейчас',
          cell: ({ status }) => (status === null ? '—' : <CertificateStatusTag status={status} />),
        },
        ...(withReasons ? [why] : []),
      ]}
    />
  );
}
