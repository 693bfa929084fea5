import type { CheckFact } from '@/components/cabinet/check-facts';
import { Panel } from '@/components/ui/panel';

type CheckPanelProps = {
  title: string;
  facts: readonly CheckFact[];
  /** Route that keeps what is typed on this page and opens the form of the row. */
  changeAction: string;
};

/**
 * What will be printed, line by line; on a phone the value has the whole width below its term. «Изменить» is a button of the form and no link: what stands in the e-mail field
 * goes with it and is there again afterwards.
 */
/** «адрес регистрации», but «СНИЛС». */
function inSentence(term: string): string {
  return term === term.toUpperCase() ? term : term.toLowerCase();
}

export function CheckPanel({ title, facts, changeAction }: CheckPanelProps) {
  return (
    <Panel title={title}>
      <dl className="divide-y divide-line">
        {facts.map(({ key, term, value }, position) => (
          <div
            key={`${position} ${key}`}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-6 py-2 first:pt-0 last:pb-0 sm:grid-cols-[minmax(10rem,2fr)_minmax(0,5fr)_auto]"
          >
            <dt className="text-sm text-ink-soft sm:text-base">{term}</dt>
            <dd className="col-span-2 row-start-2 min-w-0 break-words sm:col-span-1 sm:row-start-auto">
              {value}
            </dd>
            <dd className="col-start-2 row-start-1 -my-2.5 sm:col-start-auto sm:row-start-auto print:hidden">
              <button type="submit" formAction={changeAction} name="row" value={key} className={changeLook}>
                Изменить<span className="sr-only">: {inSentence(term)}</span>
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

const changeLook = 'link link-alone cursor-pointer';
