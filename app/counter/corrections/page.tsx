import type { Metadata } from 'next';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { WaitingCorrections } from '@/components/personal-data/waiting-corrections';
import { BackLink } from '@/components/ui/back-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { changedDataDays, correctionAnswerDays } from '@/lib/domain/corrections';
import { listWaitingCorrections } from '@/lib/families/correction-queries';
import { environment } from '@/lib/platform/environment';
import { countLists, QueueTabs } from '../_queue-tabs';

const path = '/counter/corrections';
const title = 'Ошибки в данных';

export const metadata: Metadata = { title };

export default async function CorrectionsPage({ searchParams }: { searchParams: PageQuery }) {
  const actor = await pageActor(path, ['operator']);
  const [waiting, counts, { done }] = await Promise.all([
    listWaitingCorrections(actor),
    countLists(actor),
    searchParams,
  ]);
  return (
    <>
      <BackLink href="/counter">К приёму</BackLink>
      {done === 'answered' && <Notice tone="success" title="Ответ отправлен семье" />}
      <PageTitle
        title={title}
        lead={`Семьи просят их исправить. По закону ответить нужно в течение ${correctionAnswerDays} рабочих дней. Оригинал семья показывает в течение ${changedDataDays}; после этого его тоже принимают.`}
      />
      <QueueTabs counts={counts} current="corrections" />
      <Panel
        title="Ждут ответа"
        aside={
          waiting.length > 0 && (
            <TextLink href="/counter/print?list=corrections" standalone>
              Список для печати
            </TextLink>
          )
        }
      >
        {waiting.length > 0 ? (
          <WaitingCorrections rows={waiting} timeZone={environment().TIME_ZONE} />
        ) : (
          <EmptyState title="Никто не ждёт ответа">
            <p>Когда семья сообщит об ошибке, просьба появится здесь.</p>
          </EmptyState>
        )}
      </Panel>
    </>
  );
}
