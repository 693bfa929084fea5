import { Button, ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { formatMinute } from '@/lib/domain/dates';
import type { UnfinishedVisit } from '@/lib/reception/visit-draft';

type UnfinishedVisitsProps = { drafts: readonly UnfinishedVisit[]; timeZone: string };

/** Families somebody began to enter and did not finish: the browser died, or the family went to fetch a paper. */
export function UnfinishedVisits({ drafts, timeZone }: UnfinishedVisitsProps) {
  if (drafts.length === 0) return null;
  const title = drafts.length === 1 ? 'Есть незаконченная запись семьи' : 'Есть незаконченные записи семей';
  return (
    <Notice tone="info" title={title}>
      {drafts.map(({ id, family, keptAt, expiresAt }) => (
        <form key={id} action="/counter/family/draft/remove" method="post" className="flow-tight">
          <p>
            {family}, от {formatMinute(keptAt, timeZone)}. Хранится до {formatMinute(expiresAt, timeZone)}.
          </p>
          <input type="hidden" name="draft" value={id} />
          <p className="flex flex-wrap gap-3">
            <ButtonLink href={`/counter/family/new?draft=${id}`} variant="secondary">
              Продолжить
            </ButtonLink>
            <Button variant="quiet">Удалить</Button>
          </p>
        </form>
      ))}
    </Notice>
  );
}
