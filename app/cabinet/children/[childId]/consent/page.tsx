import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { ConsentState } from '@/components/personal-data/consent-state';
import { WithdrawalForm } from '@/components/personal-data/withdrawal-form';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { familyRoles } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { getOwnConsent } from '@/lib/personal-data/consent/queries';
import { environment } from '@/lib/platform/environment';
import { CabinetPage } from '../../../_page';

const title = 'Согласие на обработку данных';

type Props = { params: Promise<{ childId: string }>; searchParams: PageQuery };

async function pathOf(params: Props['params']): Promise<string> {
  return `/cabinet/children/${pageId((await params).childId)}/consent`;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, await pathOf(params), searchParams);
}

export default async function ConsentPage({ params, searchParams }: Props) {
  const here = await pathOf(params);
  const actor = await pageActor(here, familyRoles);
  const [consent, form] = await Promise.all([
    orNotFound(getOwnConsent(actor, (await params).childId)),
    pageForm(here, actor.accountId, searchParams),
  ]);
  return (
    <CabinetPage actor={actor} section="me">
      <BackLink href="/cabinet/data">Мои данные</BackLink>
      <PageTitle title={title} caption={consent.childName} />
      <ConsentState consent={consent} timeZone={environment().TIME_ZONE} />
      {consent.givenAt && can(actor, 'consent.withdraw') && (
        <WithdrawalForm action={`${here}/save`} form={form} consequences={consent.consequences} />
      )}
    </CabinetPage>
  );
}
