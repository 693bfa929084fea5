import { StatusTag } from '@/components/ui/status-tag';
import type { StatusTone } from '@/components/ui/status-tag';
import { certificateStatuses } from '@/lib/domain/certificate-status';
import type { CertificateStatus } from '@/lib/domain/certificate-status';

const tones = {
  not_activated: 'attention',
  returned: 'attention',
  active: 'success',
  suspended: 'stopped',
  terminated: 'stopped',
  expired: 'neutral',
} as const satisfies Record<CertificateStatus, StatusTone>;

export function CertificateStatusTag({ status }: { status: CertificateStatus }) {
  return <StatusTag tone={tones[status]}>{certificateStatuses[status].title}</StatusTag>;
}
