import { UnfinishedVisits } from '@/components/reception/unfinished-visits';
import { ButtonLink } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import type { Reception } from '@/lib/reception/desk-links';

type ReceptionLinksProps = { reception: Reception; timeZone: string };

/** The way to a family that is not in the register yet, and to requests to be linked to a child. */
export function ReceptionLinks({ reception, timeZone }: ReceptionLinksProps) {
  return (
    <div className="flow-tight print:hidden">
      <UnfinishedVisits drafts={reception.unfinished} timeZone={timeZone} />
      <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <ButtonLink href="/counter/family/new" variant="secondary">
          Записать семью без кабинета
        </ButtonLink>
        <TextLink href="/counter/links" standalone>
          Просьбы о связи с ребёнком: {reception.linkRequests}
        </TextLink>
      </p>
    </div>
  );
}
