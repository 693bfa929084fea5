import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { DestructionForm } from '@/components/proposals/destruction-form';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { deskRoles } from '@/lib/access/municipality';
import { getChangeDesk } from '@/lib/certificates/changes/change-desk';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { getDestructionDesk } from '@/lib/proposals/propose-destruction';

const title = 'Удалить данные ребёнка по закону';

type Props = { params: Promise<{ certificateId: string }>; searchParams: PageQuery };

async function pathOf(params: Props['params']): Promise<string> {
  return `/admin/certificates/${pageId((await params).certificateId)}/destruction`;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, await pathOf(params), searchParams);
}

/** Before the term of the register, on a demand: proposed here, confirmed by somebody else. */
export default async function DestructionPage({ params, searchParams }: Props) {
  const path = await pathOf(params);
  const actor = await pageActor(path, deskRoles);
  const form = await pageForm(path, actor.accountId, searchParams);
  const record = await orNotFound(getChangeDesk(actor, (await params).certificateId));
  const { proposalId, obstacle } = await orNotFound(getDestructionDesk(actor, record.id));
  const back = `/counter/certificates/${record.id}/changes`;
  return (
    <>
      <BackLink href={back}>К записи о сертификате</BackLink>
      <PageTitle
        title={title}
        caption={`${record.childName}, сертификат ${formatCertificateNumber(record.number)}`}
      />
      {proposalId !== null && (
        <Notice tone="info" title="Удаление уже предложено">
          <TextLink href={`/admin/proposals/${proposalId}`}>Открыть предложение</TextLink>
        </Notice>
      )}
      {proposalId === null && obstacle !== null && (
        <Notice tone="info" title="Сейчас удалить данные нельзя">
          <p>{obstacle}</p>
        </Notice>
      )}
      {proposalId === null && obstacle === null && (
        <Panel>
          <DestructionForm action={`${path}/save`} back={back} form={form} />
        </Panel>
      )}
    </>
  );
}
