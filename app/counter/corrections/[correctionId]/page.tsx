import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { AnswerForm } from '@/components/personal-data/answer-form';
import { CorrectionFacts } from '@/components/personal-data/correction-facts';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { correctionStatuses } from '@/lib/domain/corrections';
import { openCorrection } from '@/lib/families/correction-queries';
import { environment } from '@/lib/platform/environment';

const title = 'Просьба исправить данные';

type Props = { params: Promise<{ correctionId: string }>; searchParams: PageQuery };

async function pathOf(params: Props['params']): Promise<string> {
  return `/counter/corrections/${pageId((await params).correctionId)}`;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, await pathOf(params), searchParams);
}

export default async function CorrectionPage({ params, searchParams }: Props) {
  const path = await pathOf(params);
  const actor = await pageActor(path, ['operator']);
  const form = await pageForm(path, actor.accountId, searchParams);
  const correction = await orNotFound(openCorrection(actor, (await params).correctionId));
  return (
    <>
      <BackLink href="/counter/corrections">Ошибки в данных</BackLink>
      <PageTitle title={title} caption={correction.about} />
      <Panel title={correction.matter}>
        <CorrectionFacts correction={correction} timeZone={environment().TIME_ZONE} />
        {correction.certificateId && (
          <TextLink href={`/counter/certificates/${correction.certificateId}`} standalone>
            Запись о сертификате
          </TextLink>
        )}
      </Panel>
      {correction.status === 'waiting' ? (
        <Panel title="Ответ" tone="highlight">
          <AnswerForm action={`${path}/save`} form={form} applied={correction.applied} />
        </Panel>
      ) : (
        <Notice tone="info" title={correctionStatuses[correction.status].title}>
          {correction.answer && <p>{correction.answer}</p>}
        </Notice>
      )}
    </>
  );
}
