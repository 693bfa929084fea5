import type { Metadata } from 'next';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { WaitingQuestionList } from '@/components/family-questions/waiting-question-list';
import { BackLink } from '@/components/ui/back-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { environment } from '@/lib/platform/environment';
import { listWaitingQuestions } from '@/lib/questions/waiting-questions';
import { pageCursor } from '../_page-cursor';
import { countLists, QueueTabs } from '../_queue-tabs';

const path = '/counter/questions';
const title = 'Вопросы семей';

export const metadata: Metadata = { title };

export default async function QuestionsPage({ searchParams }: { searchParams: PageQuery }) {
  const actor = await pageActor(path, ['operator']);
  const after = await pageCursor(searchParams, 'after');
  const [{ rows, next }, counts, { done }] = await Promise.all([
    listWaitingQuestions(actor, after),
    countLists(actor),
    searchParams,
  ]);
  return (
    <>
      <BackLink href="/counter">К приёму</BackLink>
      {done === 'answered' && <Notice tone="success" title="Ответ отправлен семье" />}
      <PageTitle
        title={title}
        lead="Семьи, которые выбрали Ваше учреждение или пока не выбрали никакого. Отвечает тот, кто сегодня на приёме."
      />
      <QueueTabs counts={counts} current="questions" />
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
          <WaitingQuestionList rows={rows} under={path} timeZone={environment().TIME_ZONE} />
        ) : (
          <EmptyState title="Никто не ждёт ответа">
            <p>Когда семья задаст вопрос, он появится здесь.</p>
          </EmptyState>
        )}
        <Pagination next={next && `${path}?after=${next}`} start={after && path} />
      </Panel>
    </>
  );
}
