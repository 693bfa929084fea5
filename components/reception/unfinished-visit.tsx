import { Button, ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { formatMinute } from '@/lib/domain/dates';
import type { Unfinished } from '@/lib/platform/drafts';

type UnfinishedVisitProps = { draft: Unfinished | null; timeZone: string };

/** A family somebody began to enter and did not finish: the browser died, or the family went to fetch a paper. */
export function UnfinishedVisit({ draft, timeZone }: UnfinishedVisitProps) {
  if (!draft) return null;
  return (
    <Notice tone="info" title={`Есть незаконченная запись семьи от ${formatMinute(draft.keptAt, timeZone)}`}>
      <form action="/counter/family/draft/remove" method="post" className="flex flex-wrap gap-3">
        <ButtonLink href={`/counter/family/new?draft=${draft.id}`} variant="secondary">
          Продолжить
        </ButtonLink>
        <Button variant="quiet">Удалить</Button>
      </form>
    </Notice>
  );
}
