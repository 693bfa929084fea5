import { UnfinishedVisits } from '@/components/reception/unfinished-visits';
import { ButtonLink } from '@/components/ui/button';
import type { UnfinishedVisit } from '@/lib/reception/visit-draft';

type ReceptionLinksProps = { unfinished: readonly UnfinishedVisit[]; timeZone: string };

/** The way to a family that is not in the register yet, and to those put aside. */
export function ReceptionLinks({ unfinished, timeZone }: ReceptionLinksProps) {
  return (
    <div className="flow-tight print:hidden">
      <UnfinishedVisits drafts={unfinished} timeZone={timeZone} />
      <p>
        <ButtonLink href="/counter/family/new" variant="secondary">
          Записать семью без кабинета
        </ButtonLink>
      </p>
    </div>
  );
}
