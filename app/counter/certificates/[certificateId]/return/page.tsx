import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { ReturnForm } from '@/components/counter/return-form';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { getActivationDesk } from '@/lib/certificates/activation-desk';
import { openRecord } from '@/lib/counter/open-record';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';

const title = 'Вернуть на исправление';

type Props = { params: Promise<{ certificateId: string }>; searchParams: PageQuery };

async function recordOf(params: Props['params']): Promise<string> {
  return `/counter/certificates/${pageId((await params).certificateId)}`;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, `${await recordOf(params)}/return`, searchParams);
}

export default async function ReturnPage({ params, searchParams }: Props) {
  const back = await recordOf(params);
  const page = `${back}/return`;
  const actor = await pageActor(page, ['operator']);
  const form = await pageForm(page, actor.accountId, searchParams);
  const record = await orNotFound(openRecord(actor, (await params).certificateId));
  const { paper } = await getActivationDesk(actor, record.id);
  return (
    <>
      <BackLink href={back}>К записи о сертификате</BackLink>
      <PageTitle
        title={title}
        caption={`${record.child.name}, сертификат ${formatCertificateNumber(record.number)}`}
        lead="Семья увидит в кабинете и в письме, что не так и что сделать. Номер остаётся за ребёнком."
      />
      {record.status === 'not_activated' && paper ? (
        <ReturnForm
          action={`${page}/save`}
          form={form}
          back={back}
          paperId={paper.id}
          childApplies={record.applicant === null}
        />
      ) : (
        <Notice tone="info" title="Вернуть можно только запись, которая ждёт активации." />
      )}
    </>
  );
}
