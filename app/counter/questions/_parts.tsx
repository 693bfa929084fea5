import { SettledQuestionList } from '@/components/family-questions/settled-question-list';
import { WaitingQuestionList } from '@/components/family-questions/waiting-question-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import type { OperatorActor } from '@/lib/access/actor';
import { environment } from '@/lib/platform/environment';
import { listSettledQuestions } from '@/lib/questions/settled-questions';
import { listWaitingQuestions } from '@/lib/questions/waiting-questions';

export const questionsPath = '/counter/questions';
const settledPath = `${questionsPath}?show=answered`;

type PartProps = { actor: OperatorActor; after: string | null };

export async function WaitingQuestions({ actor, after }: PartProps) {
  const { rows, next } = await listWaitingQuestions(actor, after);
  return (
    <Panel
      title="Ждут ответа"
      aside={
        rows.length > 0 && (
          <TextLink href="/counter/print?list=questions" standalone>
            Список для печати
          </TextLink>
        )
      }
    >
      {rows.length > 0 ? (
        <WaitingQuestionList rows={rows} under={questionsPath} timeZone={environment().TIME_ZONE} />
      ) : (
        <EmptyState title="Никто не ждёт ответа">
          <p>Когда семья задаст вопрос, он появится здесь.</p>
        </EmptyState>
      )}
      <Pagination next={next && `${questionsPath}?after=${next}`} start={after && questionsPath} />
      <TextLink href={settledPath} standalone>
        Отвеченные вопросы
      </TextLink>
    </Panel>
  );
}

export async function SettledQuestions({ actor, after }: PartProps) {
  const { rows, next } = await listSettledQuestions(actor, after);
  return (
    <Panel title="Отвеченные">
      {rows.length > 0 ? (
        <SettledQuestionList rows={rows} under={questionsPath} timeZone={environment().TIME_ZONE} />
      ) : (
        <EmptyState title="Отвеченных вопросов пока нет" />
      )}
      <Pagination next={next && `${settledPath}&after=${next}`} start={after && settledPath} />
      <TextLink href={questionsPath} standalone>
        Вопросы, которые ждут ответа
      </TextLink>
    </Panel>
  );
}
