import { RowCounts } from '@/components/imports/confirm-import';
import { ButtonLink } from '@/components/ui/button';
import { ConfirmationPanel } from '@/components/ui/confirmation-panel';
import { TextLink } from '@/components/ui/text-link';
import { classValue } from '@/lib/accounts/issue-class-slips';
import type { ShownImport } from '@/lib/imports/queries';

type ImportOutcomeProps = { shown: ShownImport; here: string; slips: string | null };

/** More links are no shortcut: the page of slips has them all. */
const mostClasses = 40;

/** The page of slips, with the class chosen if one is named. */
function addressOf(slips: string, name: string | null | undefined): string {
  return name === undefined
    ? slips
    : `${slips}?${new URLSearchParams({ group: classValue(name) }).toString()}`;
}

/** What came of the list, and where to go on: the slips of the new families. */
export function ImportOutcome({ shown, here, slips }: ImportOutcomeProps) {
  const registered = shown.kind === 'families' && shown.counts.done > 0;
  return (
    <ConfirmationPanel title="Список загружен" level={2}>
      <RowCounts
        shown={shown}
        states={['done', 'matched', 'refused', ...(shown.counts.waiting > 0 ? (['waiting'] as const) : [])]}
      />
      {registered && slips === null && (
        <p>Листки с логинами и первыми паролями печатают учреждения: раздел «Логины», «Листки для класса».</p>
      )}
      <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
        {registered && slips !== null && (
          <ButtonLink href={addressOf(slips, shown.classes.length === 1 ? shown.classes[0] : undefined)} wide>
            Напечатать листки для класса
          </ButtonLink>
        )}
        {shown.head !== null && (
          <ButtonLink href={`${here}/result`} variant="secondary" wide>
            Скачать результат
          </ButtonLink>
        )}
      </div>
      {registered && slips !== null && shown.classes.length > 1 && (
        <>
          <p>Сразу к листкам класса или группы из этого списка:</p>
          <ul className="flex flex-wrap gap-x-6 gap-y-2">
            {shown.classes.slice(0, mostClasses).map((name) => (
              <li key={name ?? ''}>
                <TextLink href={addressOf(slips, name)} standalone>
                  {name ?? 'без класса'}
                </TextLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </ConfirmationPanel>
  );
}
