import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { TextLink } from '@/components/ui/text-link';
import { formatMinute } from '@/lib/domain/dates';
import type { UnfinishedVisit } from '@/lib/reception/visit-draft';

type UnfinishedVisitsProps = { drafts: readonly UnfinishedVisit[]; timeZone: string };

/** Those begun before the last two are rarely asked for: the queue below is the daily work. */
const shownAtOnce = 2;

/** Families somebody began to enter and did not finish: the browser died, or the family went to fetch a paper. */
export function UnfinishedVisits({ drafts, timeZone }: UnfinishedVisitsProps) {
  if (drafts.length === 0) return null;
  const title = drafts.length === 1 ? 'Есть незаконченная запись семьи' : 'Есть незаконченные записи семей';
  const older = drafts.slice(shownAtOnce);
  return (
    <section aria-label={title} className="rounded-lg border border-info bg-info-soft px-4 py-3 sm:px-5">
      <p className="font-semibold">{title}</p>
      <DraftLines drafts={drafts.slice(0, shownAtOnce)} timeZone={timeZone} />
      {older.length > 0 && (
        <Disclosure title={`Ещё: ${older.length}`}>
          <DraftLines drafts={older} timeZone={timeZone} />
        </Disclosure>
      )}
    </section>
  );
}

function DraftLines({ drafts, timeZone }: UnfinishedVisitsProps) {
  return (
    <ul>
      {drafts.map(({ id, family, keptAt, expiresAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-5">
          <span className="min-w-0 wrap-break-word">
            <b className="font-semibold">{family}</b>, {formatMinute(keptAt, timeZone)}{' '}
            <span className="text-ink-soft max-sm:hidden">
              (хранится до {formatMinute(expiresAt, timeZone)})
            </span>
          </span>
          <span className="flex flex-wrap items-center">
            <TextLink href={`/counter/family/new?draft=${id}`} standalone>
              Продолжить
              <span className="sr-only">: {family}</span>
            </TextLink>
            <form action="/counter/family/draft/remove" method="post">
              <input type="hidden" name="draft" value={id} />
              <Button variant="quiet">
                Удалить
                <span className="sr-only">: {family}</span>
              </Button>
            </form>
          </span>
        </li>
      ))}
    </ul>
  );
}
