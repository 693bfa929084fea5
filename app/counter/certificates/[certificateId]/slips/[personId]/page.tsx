import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { SlipForm } from '@/components/counter/slip-form';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { openRecordSlip } from '@/lib/accounts/open-slip-page';

const title = 'Листок для входа';

type Props = { params: Promise<{ certificateId: string; personId: string }>; searchParams: PageQuery };

async function recordOf(params: Props['params']): Promise<string> {
  return `/counter/certificates/${pageId((await params).certificateId)}`;
}

async function pathOf(params: Props['params']): Promise<string> {
  return `${await recordOf(params)}/slips/${pageId((await params).personId)}`;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, await pathOf(params), searchParams);
}

export default async function CounterSlipPage({ params, searchParams }: Props) {
  const page = await pathOf(params);
  const { certificateId, personId } = await params;
  const actor = await pageActor(page, ['operator']);
  const { person } = await orNotFound(openRecordSlip(actor, certificateId, personId));
  const form = await pageForm(page, actor.accountId, searchParams);
  const record = await recordOf(params);
  return (
    <>
      <BackLink href={record}>К записи о сертификате</BackLink>
      <PageTitle title={title} lead="Для семьи, которая впервые получает кабинет или забыла пароль." />
      <SlipForm
        form={form}
        person={person}
        printId={randomUUID()}
        action={`${page}/print`}
        back={{ href: record, label: 'К записи' }}
      />
    </>
  );
}
