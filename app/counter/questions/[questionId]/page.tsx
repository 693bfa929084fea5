import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { MessageForm } from '@/components/family-questions/message-form';
import { OpenedConversation } from '@/components/family-questions/opened-conversation';
import { UnsentMessage } from '@/components/family-questions/unsent-message';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { getIssuingObstacle } from '@/lib/institutions/own-right';
import { environment } from '@/lib/platform/environment';
import { openQuestion } from '@/lib/questions/open-question';

const title = 'Вопрос семьи';

type Props = { params: Promise<{ questionId: string }>; searchParams: PageQuery };

async function pathOf(params: Props['params']): Promise<string> {
  return `/counter/questions/${pageId((await params).questionId)}`;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, await pathOf(params), searchParams);
}

export default async function QuestionPage({ params, searchParams }: Props) {
  const path = await pathOf(params);
  const actor = await pageActor(path, ['operator']);
  const form = await pageForm(path, actor.accountId, searchParams);
  const [question, obstacle] = await Promise.all([
    orNotFound(openQuestion(actor, (await params).questionId)),
    getIssuingObstacle(actor),
  ]);
  const { status, certificateId, version } = question;
  return (
    <>
      <BackLink href="/counter/questions">Вопросы семей</BackLink>
      <PageTitle title={title} caption={`${question.childName}, ${question.matter}`} />
      <OpenedConversation question={question} timeZone={environment().TIME_ZONE} />
      {status === 'closed' && (
        <>
          <UnsentMessage form={form} />
          <Notice tone="info" title="Вопрос закрыт">
            <p>Отвечать больше не нужно.</p>
          </Notice>
        </>
      )}
      {status !== 'closed' && obstacle !== null && (
        <>
          <UnsentMessage form={form} />
          <Notice tone="warning" title={obstacle} />
        </>
      )}
      {status !== 'closed' && obstacle === null && (
        <Panel title={status === 'waiting' ? 'Ответить' : 'Дополнить ответ'} tone="highlight">
          <p className="max-w-measure text-ink-soft">
            Ответ семья прочитает в кабинете. В письме будет только, что ответ есть.
          </p>
          <MessageForm
            action={`${path}/save`}
            form={form}
            label="Ответ семье"
            submit="Ответить"
            hidden={{ seen: String(version) }}
          />
        </Panel>
      )}
      {certificateId && (
        <TextLink href={`/counter/certificates/${certificateId}`} standalone>
          Запись о сертификате
        </TextLink>
      )}
    </>
  );
}
