import { UnfinishedVisits } from '@/components/reception/unfinished-visits';
import { ButtonLink } from '@/components/ui/button';
import type { UnfinishedVisit } from '@/lib/reception/visit-draft';

type ReceptionLinksProps = { unfinished: readonly UnfinishedVisit[]; timeZone: string };

/** What begins without a search: a family that is not in the register yet, a whole class; and the families put aside. */
export function ReceptionLinks({ unfinished, timeZone }: ReceptionLinksProps) {
  return (
    <div className="flow-tight print:hidden">
      <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
        <ButtonLink href="/counter/family/new" variant="secondary" wide>
          Записать семью без кабинета
        </ButtonLink>
        <ButtonLink href="/counter/groups" variant="secondary" wide>
          Принять целый класс или группу
        </ButtonLink>
      </div>
      <UnfinishedVisits drafts={unfinished} timeZone={timeZone} />
    </div>
  );
}
