import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { SlipForm } from '@/components/counter/slip-form';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { openPupilSlip } from '@/lib/accounts/open-slip-page';
import { pupilAddress } from '../../../../_addresses';

const title = 'Листок для входа';

type Props = { params: Promise<{ childId: string; personId: string }>; searchParams: PageQuery };

async function pathOf(params: Props['params']): Promise<string> {
  const { childId, personId } = await params;
  return `${pupilAddress(pageId(childId))}/slips/${pageId(personId)}`;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, await pathOf(params), searchParams);
}

export default async function SlipPage({ params, searchParams }: Props) {
  const page = await pathOf(params);
  const { childId, personId } = await params;
  const actor = await pageActor(page, ['login_issuer']);
  const { childName, person } = await orNotFound(openPupilSlip(actor, childId, personId));
  const form = await pageForm(page, actor.accountId, searchParams);
  return (
    <>
      <BackLink href={pupilAddress(childId)}>{childName}</BackLink>
      <PageTitle caption={childName} title={title} />
      <SlipForm
        form={form}
        person={person}
        printId={randomUUID()}
        action={`${page}/print`}
        back={{ href: pupilAddress(childId), label: 'К записи ученика' }}
      />
    </>
  );
}
