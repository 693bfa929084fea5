import type { PageQuery } from '@/app/_server/page-form';
import { QuestionTable } from '@/components/questions/question-table';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { DeskActor } from '@/lib/access/municipality';
import { newQuestion } from '@/lib/settings/questions/publish-question';
import { listQuestionLines } from '@/lib/settings/questions/queries';

type QuestionsPageProps = {
  actor: DeskActor;
  /** Null: the region. */
  municipalityId: string | null;
  here: string;
  searchParams: PageQuery;
};

/** The questions of families: the same page for a municipality and for the region. */
export async function QuestionsPage({ actor, municipalityId, here, searchParams }: QuestionsPageProps) {
  const lines = await listQuestionLines(actor, municipalityId);
  return (
    <>
      {(await searchParams).done === 'saved' && <Notice tone="success" title="Вопрос и ответ сохранены" />}
      <ButtonLink href={`${here}/${newQuestion}`} variant="secondary" wide>
        Новый вопрос
      </ButtonLink>
      <Panel>
        {lines.length > 0 ? (
          <QuestionTable here={here} lines={lines} municipal={municipalityId !== null} />
        ) : (
          <EmptyState title="Вопросов ещё нет">
            <p>Добавьте первый: он появится на открытой странице вопросов.</p>
          </EmptyState>
        )}
      </Panel>
    </>
  );
}
