import { Mark } from '@/components/ui/mark';
import type { MarkShape } from '@/components/ui/mark';
import type { ActivationDesk } from '@/lib/certificates/activation-desk';

type Result = ActivationDesk['checks'][number]['result'];

const results = {
  original: { mark: 'check', words: 'оригинал' },
  copy: { mark: 'check', words: 'копия' },
  not_required: { mark: 'dot', words: 'не требовалось' },
} as const satisfies Record<Result, { mark: MarkShape; words: string }>;

const unchecked = { mark: 'dot', words: 'не проверялось' } as const;

/** What lay on the desk at the activation; nothing before it. */
export function CheckedPapers({ desk: { papers, checks } }: { desk: ActivationDesk }) {
  if (checks.length === 0) return null;
  const resultOf = new Map(checks.map(({ paperKey, result }) => [paperKey, results[result]]));
  return (
    <>
      <h3 className="font-semibold">Проверенные документы</h3>
      <ul className="space-y-2">
        {papers.map(({ key, title }) => {
          const { mark, words } = resultOf.get(key) ?? unchecked;
          return (
            <li key={key} className="flex gap-2.5 leading-snug">
              <span className={`pt-1 ${mark === 'check' ? 'text-success' : 'text-ink-soft'}`}>
                <Mark shape={mark} />
              </span>
              <span className="min-w-0">
                {shortTitle(title)} — {words}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Who signed it is told by the record itself. */
function shortTitle(title: string): string {
  return title.replace(/, подписанн.*$/, '');
}
