import { missingPage } from '@/app/_server/missing-page';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { QuestionEditor } from '@/components/questions/question-editor';
import { QuestionHistory } from '@/components/questions/question-history';
import { PlannedNotice } from '@/components/settings/planned-notice';
import type { DeskActor } from '@/lib/access/municipality';
import { draftOf } from '@/lib/domain/dated-version';
import { formatDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { newQuestion } from '@/lib/settings/questions/publish-question';
import { listQuestionVersions } from '@/lib/settings/questions/queries';

type QuestionPageProps = {
  actor: DeskActor;
  /** Null: the region. */
  municipalityId: string | null;
  slug: string;
  /** Path of the list. */
  back: string;
  searchParams: PageQuery;
};

/** One question: its editor and every wording it had. A municipality begins with the region's words. */
export async function QuestionPage({ actor, municipalityId, slug, back, searchParams }: QuestionPageProps) {
  const here = `${back}/${slug}`;
  const [form, own, regional] = await Promise.all([
    pageForm(here, actor.accountId, searchParams),
    listQuestionVersions(actor, municipalityId, slug),
    municipalityId === null ? [] : listQuestionVersions(actor, null, slug),
  ]);
  const mine = draftOf(own, today());
  const draft = mine.begin ?? draftOf(regional, today()).begin;
  if (!draft && slug !== newQuestion) missingPage();
  return (
    <>
      <PlannedNotice {...mine} />
      <QuestionEditor
        here={here}
        form={form}
        draft={draft}
        latest={own[0]?.version ?? 0}
        municipal={municipalityId !== null}
        preview={(await searchParams).preview === 'yes'}
        today={formatDate(today())}
      />
      <QuestionHistory versions={own} />
    </>
  );
}
