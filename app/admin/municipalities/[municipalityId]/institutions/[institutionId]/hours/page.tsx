import type { Metadata } from 'next';
import {
  institutionPage,
  institutionTitle,
  type InstitutionPageProps,
} from '@/app/admin/municipalities/_desk/institution-page';
import { plannedVisits } from '@/app/admin/municipalities/_desk/planned-visits';
import { HoursForm } from '@/components/admin/institutions/hours-form';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { hoursFields, plannedHours } from '@/lib/directory/institutions/set-hours';

const title = 'Часы приёма';

export function generateMetadata(props: InstitutionPageProps): Promise<Metadata> {
  return institutionTitle(title, props, '/hours');
}

export default async function HoursPage(props: InstitutionPageProps) {
  const page = await institutionPage(props, '/hours');
  const { form, institution, card, here } = page;
  const cancelled = await plannedVisits(page, hoursFields, (input) => () => plannedHours(input));
  return (
    <>
      <BackLink href={card}>{institution.shortName}</BackLink>
      <PageTitle
        title={title}
        caption={institution.shortName}
        lead="Пишите так: 9:30–17:00, обед 12:00–13:00. Выходной день оставьте пустым."
      />
      <HoursForm
        action={`${here}/save`}
        form={form}
        hours={institution.hours}
        version={institution.version}
        cancelHref={card}
        cancelled={cancelled}
      />
    </>
  );
}
