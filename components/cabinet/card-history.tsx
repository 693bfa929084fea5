import { Disclosure } from '@/components/ui/disclosure';
import type { FamilyHistoryLine } from '@/lib/certificates/family-history';
import { formatMinute } from '@/lib/domain/dates';

type CardHistoryProps = { history: readonly FamilyHistoryLine[]; timeZone: string };

/** What happened to the certificate, the latest first: when, where and why. */
export function CardHistory({ history, timeZone }: CardHistoryProps) {
  return (
    <Disclosure title="История сертификата">
      <ol className="divide-y divide-line">
        {history.map((line) => (
          <li key={line.id} className="py-3 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-medium">{line.title}</span>
              <span className="tabular-nums">{formatMinute(line.at, timeZone)}</span>
            </p>
            <p className="text-sm text-ink-soft">{line.by}</p>
            {line.details && <p className="text-sm">{line.details}</p>}
            {line.reasons.length > 0 && <p className="text-sm">{line.reasons.join('. ')}</p>}
            {line.document && <p className="text-sm">Документ: {line.document}</p>}
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}
