import { Panel } from '@/components/ui/panel';
import type { CorrectionMade } from '@/lib/counter/corrections-made';
import { formatMinute } from '@/lib/domain/dates';

type RecordCorrectionsProps = { corrections: readonly CorrectionMade[]; timeZone: string };

/** What was put right at the desk, with the values before and after; nothing where nothing was. */
export function RecordCorrections({ corrections, timeZone }: RecordCorrectionsProps) {
  if (corrections.length === 0) return null;
  return (
    <Panel title="Исправлено по оригиналам">
      <ol className="divide-y divide-line">
        {corrections.map(({ id, at, by, reason, comment, fields }) => (
          <li key={id} className="py-3 first:pt-0 last:pb-0">
            <ul className="space-y-1">
              {fields.map(({ title, before, after }) => (
                <li key={title}>
                  {title}: <del className="text-ink-soft">{before}</del> <span aria-hidden="true">→</span>
                  <span className="sr-only">исправлено на</span> <ins className="no-underline">{after}</ins>
                </li>
              ))}
            </ul>
            {fields.length === 0 && <p>Прежние значения уничтожены по истечении срока хранения.</p>}
            <p className="mt-1 text-sm text-ink-soft">
              {[formatMinute(at, timeZone), by, reason].filter(Boolean).join(', ')}
            </p>
            {comment && <p className="mt-1 text-sm">{comment}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
