import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { deskPath, pageDesk } from '@/app/_server/page-municipality';
import { plannedCancellations } from '@/app/_server/planned-visits';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { SettingPanels } from '@/components/visits/setting-panels';
import { getBookingSettings } from '@/lib/bookings/settings';
import { environment } from '@/lib/platform/environment';

const title = 'Настройки записи';

type Props = {
  params: Promise<{ municipalityId: string; institutionId: string }>;
  searchParams: PageQuery;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { municipalityId, institutionId } = await params;
  return formTitle(title, `${deskPath(municipalityId)}/visits/${institutionId}`, searchParams);
}

export default async function MunicipalVisitSettingsPage({ params, searchParams }: Props) {
  const institutionId = pageId((await params).institutionId);
  const { actor, municipality, desk, here } = await pageDesk(params, `/visits/${institutionId}`);
  const form = await pageForm(here, actor.accountId, searchParams);
  const settings = await orNotFound(
    getBookingSettings(actor, institutionId, { municipalityId: municipality.id }),
  );
  const cancelled = await plannedCancellations(actor, institutionId, form);
  return (
    <>
      <BackLink href={`${desk}/visits`}>Запись на время</BackLink>
      <PageTitle title={title} caption={settings.institution.shortName} />
      <SettingPanels
        action={`${here}/save`}
        form={form}
        saved={(await searchParams).saved !== undefined}
        settings={settings}
        cancelled={cancelled}
        timeZone={environment().TIME_ZONE}
      />
    </>
  );
}
