import type { ReactNode } from 'react';
import { ConfirmationPanel } from '@/components/ui/confirmation-panel';
import { Panel } from '@/components/ui/panel';
import { StatusTag, type StatusTone } from '@/components/ui/status-tag';
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

/**
 * The ten digits, large and selected as a whole by one press, and where the certificate stands: said here and nowhere
 * else. While it waits for its activation this is the confirmation that it was got, however often the page is opened.
 */
export function CardNumber({ card }: { card: CertificateCard }) {
  const digits = formatCertificateNumber(card.number);
  const status = <StatusTag tone={tones[card.status]}>{certificateStatuses[card.status].title}</StatusTag>;
  if (card.status === 'not_activated') {
    return (
      <ConfirmationPanel title="Сертификат получен" level={2}>
        <NumberAndStatus digits={digits} status={status} />
        <p className="print:hidden">
          Номер уже закреплён за {card.own ? 'Вами' : 'ребёнком'}. Чтобы им пользоваться, сертификат нужно
          активировать.
        </p>
      </ConfirmationPanel>
    );
  }
  return (
    <Panel>
      <NumberAndStatus digits={digits} status={status} />
    </Panel>
  );
}

function NumberAndStatus({ digits, status }: { digits: string; status: ReactNode }) {
  return (
    <dl className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
      <div>
        <dt className="text-ink-soft">Сертификат</dt>
        <dd className="text-3xl font-semibold tracking-wide tabular-nums select-all">{digits}</dd>
      </div>
      <div>
        <dt className="text-ink-soft">Статус</dt>
        <dd className="mt-1">{status}</dd>
      </div>
    </dl>
  );
}
