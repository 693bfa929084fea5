import type { Metadata } from 'next';
import { pageActor } from '@/app/_server/page-actor';
import { pageCursor } from '@/app/counter/_page-cursor';
import type { PageQuery } from '@/app/_server/page-form';
import { SavedNotice } from '@/components/cabinet/saved-notice';
import { OwnQuestionList } from '@/components/family-questions/own-question-list';
import { MailTabs } from '@/components/mail/mail-tabs';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { familyRoles } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { questionsPage } from '@/lib/domain/family-questions';
import { countUnread } from '@/lib/letters/mailbox';
import { familyVersion } from '@/lib/overview/family-version';
import { environment } from '@/lib/platform/environment';
import { listAskable } from '@/lib/questions/askable';
import { listOwnQuestions } from '@/lib/questions/own-questions';
import { CabinetPage } from '../_page';
import { LivePage } from '../_live-page';

const title = 'Вопросы учреждению';

export const metadata: Metadata = { title };

export default async function QuestionsPage({ searchParams }: { searchParams: PageQuery }) {
  const actor = await pageActor(questionsPage, familyRoles);
  const after = await pageCursor(searchParams, 'after');
  const version = await familyVersion(actor);
  const [{ rows, next }, matters, unread, { saved }] = await Promise.all([
    listOwnQuestions(actor, after),
    listAskable(actor),
    countUnread(actor),
    searchParams,
  ]);
  const mayAsk = can(actor, 'question.ask') && matters.length > 0;
  const waiting = rows.filter(({ status }) => status === 'waiting').length;
  return (
    <CabinetPage actor={actor} section="mail">
      <PageTitle
        title={title}
        lead="Спросите о своей заявке или сертификате. Ответит специалист учреждения, которое Вы выбрали, а пока не выбрали — любого учреждения муниципалитета."
      />
      <MailTabs current="questions" unread={unread} role={actor.role} />
      <SavedNotice saved={saved} />
      <LivePage
        version={version}
        waits={waiting > 0}
        state={waiting > 0 ? `ждут ответа: ${waiting}` : 'на вопросы есть ответ'}
      />
      {mayAsk && (
        <ButtonLink href={`${questionsPage}/new`} wide>
          Задать вопрос
        </ButtonLink>
      )}
      {rows.length > 0 ? (
        <OwnQuestionList questions={rows} timeZone={environment().TIME_ZONE} />
      ) : (
        <EmptyState title="Вы ещё ни о чём не спрашивали">
          {!mayAsk && <p>Спросить можно, когда подана заявка на сертификат.</p>}
        </EmptyState>
      )}
      <Pagination next={next && `${questionsPage}?after=${next}`} start={after && questionsPage} />
    </CabinetPage>
  );
}
