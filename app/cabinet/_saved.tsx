import type { PageQuery } from '@/app/_server/page-form';
import { SavedNotice, type Saved } from '@/components/cabinet/saved-notice';
import { TextLink } from '@/components/ui/text-link';
import type { FamilyActor } from '@/lib/access/actor';
import { listOutdatedPapers } from './_outdated-papers';

/* What the papers print: after such a change those made before must be made anew. */
const printed: readonly unknown[] = ['me', 'child', 'document'] satisfies Saved[];

type SavedProps = {
  actor: FamilyActor;
  query: PageQuery;
  /** What is left to do here, on the way to an application. */
  left?: string | null;
};

/** What has just been done, and what follows from it. */
export async function SavedWithPapers({ actor, query, left }: SavedProps) {
  const { saved } = await query;
  if (saved === undefined) return null;
  const outdated = printed.includes(saved) ? await listOutdatedPapers(actor) : [];
  return (
    <SavedNotice saved={saved}>
      {left && <p>{left}</p>}
      {outdated.map(({ id, childName }) => (
        <p key={id}>
          В заявлении остались прежние сведения ({childName}).{' '}
          <TextLink href={`/cabinet/certificates/${id}`}>Обновите заявление</TextLink>
        </p>
      ))}
    </SavedNotice>
  );
}
