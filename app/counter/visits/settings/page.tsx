import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { plannedCancellations } from '@/app/_server/planned-visits';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { SettingPanels } from '@/components/visits/setting-panels';
import { getBookingSettings } from '@/lib/bookings/settings';
import { environment } from '@/lib/platform/environment';

const path = '/counter/visits/settings';
const title = 'Настройки записи';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, path, searchParams);
}

export default async function VisitSettingsPage({ searchParams }: Props) {
  const actor = await pageActor(path, ['operator']);
  const form = await pageForm(path, actor.accountId, searchParams);
  const [settings, cancelled] = await Promise.all([
    orNotFound(getBookingSettings(actor, actor.institutionId)),
    plannedCancellations(actor, actor.institutionId, form),
  ]);
  return (
    <>
      <BackLink href="/counter/visits">Запись на время</BackLink>
      <PageTitle title={title} caption={settings.institution.shortName} />
      <SettingPanels
        action={`${path}/save`}
        form={form}
        saved={(await searchParams).saved !== undefined}
        settings={settings}
        cancelled={cancelled}
        timeZone={environment().TIME_ZONE}
      />
    </>
  );
}
