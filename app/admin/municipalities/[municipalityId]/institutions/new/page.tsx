import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { deskPath, pageDesk, type DeskParams } from '@/app/_server/page-municipality';
import { CardForm } from '@/components/admin/institutions/card-form';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';

type Props = DeskParams & { searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const desk = deskPath((await params).municipalityId);
  return formTitle('Новое учреждение', `${desk}/institutions/new`, searchParams);
}

export default async function NewInstitutionPage({ params, searchParams }: Props) {
  const { actor, municipality, desk, here } = await pageDesk(params, '/institutions/new');
  const form = await pageForm(here, actor.accountId, searchParams);
  return (
    <>
      <BackLink href={`${desk}/institutions`}>Учреждения</BackLink>
      <PageTitle
        title="Новое учреждение"
        caption={municipality.fullName}
        lead="Семьи увидят его, когда Вы назначите, что оно принимает заявления. Часы и полномочия — следующими шагами."
      />
      <CardForm action={`${here}/save`} form={form} institution={null} cancelHref={`${desk}/institutions`} />
    </>
  );
}
