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
      <dl className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div>
          <dt className="text-ink-soft">Сертификат</dt>
          <dd className="text-3xl font-semibold tracking-wide whitespace-nowrap tabular-nums select-all">
            {formatCertificateNumber(card.number)}
          </dd>
        </div>
        <div>
          <dt className="text-ink-soft">Статус</dt>
          <dd className="mt-1">
            <StatusTag tone={tones[card.status]}>{certificateStatuses[card.status].title}</StatusTag>
          </dd>
        </div>
      </dl>
    </Panel>
  );
}
