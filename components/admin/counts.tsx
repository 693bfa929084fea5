import { CountList } from '@/components/admin/count-list';
import { certificateStatuses } from '@/lib/domain/certificate-status';
import type { CertificateStatus } from '@/lib/domain/certificate-status';
import type { MunicipalCounts } from '@/lib/overview/counts';

type CountsProps = { counts: MunicipalCounts };

export function CertificateCounts({ counts: { certificates } }: CountsProps) {
  return (
    <CountList
      items={Object.entries(certificateStatuses).map(([status, { title }]) => ({
        title,
        count: certificates[status as CertificateStatus],
      }))}
    />
  );
}

export function WorkCounts({ counts }: CountsProps) {
  return (
    <CountList
      items={[
        { title: 'Заявки ждут подтверждения почты', count: counts.awaitingConfirmation },
        { title: 'Заявки подтверждены, сертификат не получен', count: counts.confirmed },
        { title: 'Срок принести документы прошёл', count: counts.overdue },
      ]}
    />
  );
}
