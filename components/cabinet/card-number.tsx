import { StatusTag, type StatusTone } from '@/components/ui/status-tag';
import { Panel } from '@/components/ui/panel';
import type { CertificateCard } from '@/lib/certificates/card';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { certificateStatuses, type CertificateStatus } from '@/lib/domain/certificate-status';

const tones = {
  not_activated: 'attention',
  returned: 'attention',
  active: 'success',
  suspended: 'stopped',
  terminated: 'stopped',
  expired: 'stopped',
} as const satisfies Record<CertificateStatus, StatusTone>;

/** The ten digits, large and selected as a whole by one press, and where the certificate stands. */
export function CardNumber({ card }: { card: CertificateCard }) {
  return (
    <Panel>
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
        <p>
          <span className="block text-ink-soft">Сертификат</span>
          <span className="text-3xl font-semibold tracking-wide whitespace-nowrap tabular-nums select-all">
            {formatCertificateNumber(card.number)}
          </span>
        </p>
        <p>
          <span className="sr-only">Статус: </span>
          <StatusTag tone={tones[card.status]}>{certificateStatuses[card.status].title}</StatusTag>
        </p>
      </div>
    </Panel>
  );
}
