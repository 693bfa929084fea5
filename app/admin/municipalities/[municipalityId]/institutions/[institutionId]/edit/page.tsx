import type { Metadata } from 'next';
import {
  institutionPage,
  institutionTitle,
  type InstitutionPageProps,
} from '@/app/admin/municipalities/_desk/institution-page';
import { CardForm } from '@/components/admin/institutions/card-form';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';

const title = 'Сведения об учреждении';

export function generateMetadata(props: InstitutionPageProps): Promise<Metadata> {
  return institutionTitle(title, props, '/edit');
}

export default async function EditInstitutionPage(props: InstitutionPageProps) {
  const { form, institution, card, here } = await institutionPage(props, '/edit');
  return (
    <>
      <BackLink href={card}>{institution.shortName}</BackLink>
      <PageTitle title={title} caption={institution.shortName} />
      <CardForm action={`${here}/save`} form={form} institution={institution} cancelHref={card} />
    </>
  );
}
