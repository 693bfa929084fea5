import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { MaintenanceForm } from '@/components/health/maintenance-form';
import { MaintenanceHistory } from '@/components/health/maintenance-history';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { getMaintenance } from '@/lib/health/switch-maintenance';
import { environment } from '@/lib/platform/environment';

const path = '/admin/region/maintenance';
const title = 'Технические работы';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, path, searchParams);
}

export default async function MaintenancePage({ searchParams }: Props) {
  const actor = await pageActor(path, ['regional_admin']);
  const [form, state, query] = await Promise.all([
    pageForm(path, actor.accountId, searchParams),
    getMaintenance(actor),
    searchParams,
  ]);
  return (
    <>
      <BackLink href="/admin/region">Обзор</BackLink>
      {query.done === 'on' && <Notice tone="success" title="Портал закрыт на технические работы" />}
      {query.done === 'off' && <Notice tone="success" title="Портал открыт" />}
      <PageTitle
        title={title}
        lead="Пока идут работы, семьи и специалисты видят только Ваше сообщение. Администраторы региона работают как обычно, письма отправляются."
      />
      <Panel title={state.isOn ? 'Портал сейчас закрыт' : 'Портал сейчас открыт'}>
        <MaintenanceForm form={form} state={state} />
      </Panel>
      {state.history.length > 0 && (
        <Panel title="Как было">
          <MaintenanceHistory history={state.history} timeZone={environment().TIME_ZONE} />
        </Panel>
      )}
    </>
  );
}
