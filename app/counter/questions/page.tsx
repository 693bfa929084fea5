import type { Metadata } from 'next';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { pageCursor } from '../_page-cursor';
import { countLists, QueueTabs } from '../_queue-tabs';
import { questionsPath, SettledQuestions, WaitingQuestions } from './_parts';

const title = 'Вопросы семей';

export const metadata: Metadata = { title };

export default async function QuestionsPage({ searchParams }: { searchParams: PageQuery }) {
  const actor = await pageActor(questionsPath, ['operator']);
  const [after, counts, { done, show }] = await Promise.all([
    pageCursor(searchParams, 'after'),
    countLists(actor),
    searchParams,
  ]);
  const Part = show === 'answered' ? SettledQuestions : WaitingQuestions;
  return (
    <>
      <BackLink href="/counter">К приёму</BackLink>
      {done === 'answered' && <Notice tone="success" title="Ответ отправлен семье" />}
      <PageTitle
        title={title}
        lead="Семьи, которые выбрали Ваше учреждение или пока не выбрали никакого. Отвечает тот, кто сегодня на приёме."
      />
      <QueueTabs counts={counts} current="questions" />
      <Part actor={actor} after={after} />
    </>
  );
}
