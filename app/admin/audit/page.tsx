import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pagePlace } from '@/app/_server/page-place';
import { AuditSearchForm } from '@/components/audit/audit-search-form';
import { AuditTable } from '@/components/audit/audit-table';
import { BackLink } from '@/components/ui/back-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { homePages } from '@/lib/access/actor';
import { searchAudit } from '@/lib/audit/queries';
import { readAuditFilters } from '@/lib/audit/search-fields';
import { environment } from '@/lib/platform/environment';

const path = '/admin/audit';
const title = 'Журнал действий';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, path, searchParams);
}

export default async function AuditPage({ searchParams }: Props) {
  const actor = await pageActor(path, ['municipal_admin', 'regional_admin']);
  const form = await pageForm(path, actor.accountId, searchParams);
  const filters = await readAuditFilters(actor, form.values);
  const after = await pagePlace(searchParams);
  const entries = filters && (await searchAudit(actor, filters, after));
  const { draft } = await searchParams;
  const start = typeof draft === 'string' ? `${path}?draft=${encodeURIComponent(draft)}` : path;
  const next = entries?.next ? `${start}${start === path ? '?' : '&'}after=${entries.next}` : null;
  return (
    <>
      <BackLink href={homePages[actor.role]}>Обзор</BackLink>
      <PageTitle title={title} />
      <Panel>
        <AuditSearchForm form={form} />
      </Panel>
      {entries && (
        <Panel title="Записи">
          {entries.rows.length > 0 ? (
            <AuditTable rows={entries.rows} timeZone={environment().TIME_ZONE} />
          ) : (
            <EmptyState title="Ничего не найдено">
              <p>Проверьте дни и логин или уберите часть условий.</p>
            </EmptyState>
          )}
          <Pagination next={next} start={after && start} />
        </Panel>
      )}
    </>
  );
}
