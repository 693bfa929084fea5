import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { SavedNotice } from '@/components/cabinet/saved-notice';
import { Conversation } from '@/components/family-questions/conversation';
import { MessageForm } from '@/components/family-questions/message-form';
import { UnsentMessage } from '@/components/family-questions/unsent-message';
import { QuestionStatusTag } from '@/components/family-questions/question-status';
import { Form } from '@/components/forms/form';
import { BackLink } from '@/components/ui/back-link';
import { Button, ButtonLink } from '@/components/ui/button';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { familyRoles } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { questionsPage, questionStatuses } from '@/lib/domain/family-questions';
import { untouchedForm } from '@/lib/domain/form-state';
import { familyVersion } from '@/lib/overview/family-version';
import { environment } from '@/lib/platform/environment';
import { getOwnQuestion } from '@/lib/questions/own-questions';
import { CabinetPage } from '../../_page';
import { LivePage } from '../../_live-page';

const title = 'Вопрос учреждению';

type Props = { params: Promise<{ questionId: string }>; searchParams: PageQuery };

async function pathOf(params: Props['params']): Promise<string> {
  return `/cabinet/questions/${pageId((await params).questionId)}`;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, await pathOf(params), searchParams);
}

export default async function QuestionPage({ params, searchParams }: Props) {
  const here = await pathOf(params);
  const actor = await pageActor(here, familyRoles);
  const version = await familyVersion(actor);
  const [question, form] = await Promise.all([
    orNotFound(getOwnQuestion(actor, (await params).questionId)),
    pageForm(here, actor.accountId, searchParams),
  ]);
  const { status } = question;
  return (
    <CabinetPage actor={actor} section="mail">
      <BackLink href="/cabinet/questions">Вопросы учреждению</BackLink>
      <PageTitle title={title} caption={`${question.childName}, ${question.matter}`} />
      <SavedNotice saved={(await searchParams).saved} />
      <LivePage
        version={version}
        waits={status === 'waiting'}
        state={questionStatuses[status].title.toLowerCase()}
      />
      <Panel title="Переписка" aside={<QuestionStatusTag status={status} />}>
        <Conversation messages={question.messages} family="Вы" timeZone={environment().TIME_ZONE} />
      </Panel>
      {status === 'closed' && (
        <>
          <UnsentMessage form={form} />
          {can(actor, 'question.ask') && (
            <ButtonLink
              href={`${questionsPage}/new?about=${question.applicationId}`}
              variant="secondary"
              wide
            >
              Задать новый вопрос
            </ButtonLink>
          )}
        </>
      )}
      {status !== 'closed' && can(actor, 'question.ask') && (
        <>
          <MessageForm
            action={`${here}/add`}
            form={form}
            label={status === 'waiting' ? 'Дополнить вопрос' : 'Написать ещё'}
            submit="Отправить"
            variant="secondary"
          />
          <Form action={`${here}/close`} form={untouchedForm}>
            <Button variant={status === 'answered' ? 'primary' : 'secondary'} wide>
              Вопрос решён
            </Button>
          </Form>
        </>
      )}
      <TextLink href={question.recordHref} standalone>
        {question.recordHref.startsWith('/cabinet/certificates') ? 'Сертификат' : 'Заявка на сертификат'}
      </TextLink>
    </CabinetPage>
  );
}
