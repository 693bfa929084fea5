import { UnfinishedVisit } from '@/components/reception/unfinished-visit';
import { ButtonLink } from '@/components/ui/button';
import type { Reception } from '@/lib/reception/desk-links';

type ReceptionLinksProps = { reception: Reception; timeZone: string };

/** The way to a family that is not in the register yet, and to a form of one that was begun. */
export function ReceptionLinks({ reception, timeZone }: ReceptionLinksProps) {
  return (
    <div className="flow-tight print:hidden">
      <UnfinishedVisit draft={reception.unfinished} timeZone={timeZone} />
      <p>
        <ButtonLink href="/counter/family/new" variant="secondary">
          Записать семью без кабинета
        </ButtonLink>
      </p>
    </div>
  );
}
