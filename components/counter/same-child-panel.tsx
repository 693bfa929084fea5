import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import type { DecidedSame } from '@/lib/duplicates/decided-same';

/** «Это один ребёнок» was decided, and both certificates still stand: which of them ends, and how. */
export function SameChildPanel({ same: { endsHere, otherCertificateId, reason } }: { same: DecidedSame }) {
  const ending = `его прекращают с причиной «${reason}»`;
  return (
    <Panel title="Один ребёнок, два сертификата">
      <p>
        {endsHere
          ? `Этот сертификат выдан вторым: ${ending}. Первый остаётся за ребёнком.`
          : `Этот сертификат остаётся за ребёнком. Другой выдан вторым: ${ending}.`}
      </p>
      {otherCertificateId ? (
        <TextLink href={`/counter/certificates/${otherCertificateId}`} standalone>
          Открыть другую запись
        </TextLink>
      ) : (
        <p>Другая запись Вам недоступна: её видит администратор региона.</p>
      )}
    </Panel>
  );
}
