import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { AddMunicipalityForm } from '@/components/regions/municipality-form';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';

const path = '/admin/region/municipalities/new';
const title = 'Новый муниципалитет';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, path, searchParams);
}

export default async function NewMunicipalityPage({ searchParams }: Props) {
  const actor = await pageActor(path, ['regional_admin']);
  const form = await pageForm(path, actor.accountId, searchParams);
  return (
    <>
      <BackLink href="/admin/region/municipalities">Муниципалитеты</BackLink>
      <PageTitle title={title} />
      <Panel>
        <AddMunicipalityForm form={form} />
      </Panel>
    </>
  );
}
