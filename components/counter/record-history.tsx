import { CertificateStatusTag } from '@/components/counter/certificate-status-tag';
import { Panel } from '@/components/ui/panel';
import { formatMinute } from '@/lib/domain/dates';
import type { RecordStatusChange } from '@/lib/counter/record-parts';

type RecordHistoryProps = { history: readonly RecordStatusChange[]; timeZone: string };

/** Every change of the status, the latest first: when, who, where and why. */
export function RecordHistory({ history, timeZone }: RecordHistoryProps) {
  return (
    <Panel title="История">
      <ol className="divide-y divide-line">
        {history.map((change) => (
          <li key={change.id} className="py-3 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <CertificateStatusTag status={change.status} />
              <span className="tabular-nums">{formatMinute(change.at, timeZone)}</span>
            </p>
            <p className="mt-1 text-sm text-ink-soft">
              {[change.by, change.where].filter(Boolean).join(', ')}
            </p>
            {change.reasons.length > 0 && <p className="mt-1 text-sm">{change.reasons.join('. ')}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
