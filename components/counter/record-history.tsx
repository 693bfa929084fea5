import { CertificateStatusTag } from '@/components/counter/certificate-status-tag';
import { Panel } from '@/components/ui/panel';
import { certificateStatuses } from '@/lib/domain/certificate-status';
import { formatMinute } from '@/lib/domain/dates';
import type { RecordHistoryLine } from '@/lib/record-changes/history-line';

type RecordHistoryProps = { history: readonly RecordHistoryLine[]; timeZone: string };

/** Everything that happened to the record, the latest first: what, when, who, where, why and on which paper. */
export function RecordHistory({ history, timeZone }: RecordHistoryProps) {
  return (
    <Panel title="История">
      <ol className="divide-y divide-line">
        {history.map((line) => (
          <li key={line.id} className="py-3 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              {line.status && <CertificateStatusTag status={line.status} />}
              {!isNamedByTag(line) && <span className="font-medium">{line.title}</span>}
              <span className="tabular-nums">{formatMinute(line.at, timeZone)}</span>
            </p>
            <p className="mt-1 text-sm text-ink-soft">
              {[line.by, line.role, line.where].filter(Boolean).join(', ')}
            </p>
            {line.details && <p className="mt-1 text-sm">{line.details}</p>}
            {line.reasons.length > 0 && <p className="mt-1 text-sm">{line.reasons.join('. ')}</p>}
            {line.document && <p className="mt-1 text-sm">Документ: {line.document}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** The tag says it already. */
function isNamedByTag({ status, title }: RecordHistoryLine): boolean {
  return status !== null && certificateStatuses[status].title === title;
}
