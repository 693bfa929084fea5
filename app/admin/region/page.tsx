import type { Metadata } from 'next';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { pageCursor } from '@/app/counter/_page-cursor';
import { RegionCertificates, RegionWork } from '@/components/admin/region-table';
import { SuspicionTable } from '@/components/admin/suspicion-table';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { LinkList } from '@/components/ui/link-list';
import { listUndecided } from '@/lib/duplicates/undecided';
import { getRegionOverview } from '@/lib/overview/region';
import { environment } from '@/lib/platform/environment';

export const metadata: Metadata = { title: 'Обзор региона' };

const path = '/admin/region';

export default async function RegionPage({ searchParams }: { searchParams: PageQuery }) {
  const actor = await pageActor(path, ['regional_admin']);
  const after = await pageCursor(searchParams, 'after');
  const [municipalities, suspicions] = await Promise.all([
    getRegionOverview(actor),
    listUndecided(actor, after),
  ]);
  return (
    <>
      {(await searchParams).done === 'decided' && <Notice tone="success" title="Решение записано" />}
      <PageTitle title="Обзор" caption="Все муниципалитеты региона" />
      <Panel title="Сертификаты по муниципалитетам">
        <RegionCertificates municipalities={municipalities} />
      </Panel>
      <Panel title="Заявки и сроки по муниципалитетам">
        <RegionWork municipalities={municipalities} />
      </Panel>
      <Panel title="Возможные дубликаты">
        {suspicions.rows.length > 0 ? (
          <>
            <p>Пока решения нет, сертификаты этих детей активировать нельзя.</p>
            <SuspicionTable rows={suspicions.rows} timeZone={environment().TIME_ZONE} />
          </>
        ) : (
          <EmptyState title="Решать сейчас нечего">
            <p>Здесь появятся записи похожих детей. О детях из разных муниципалитетов решаете только Вы.</p>
          </EmptyState>
        )}
        <Pagination next={suspicions.next && `${path}?after=${suspicions.next}`} start={after && path} />
      </Panel>
      <LinkList
        items={[
          { href: '/admin/region/register', label: 'Реестр' },
          { href: '/admin/region/merges', label: 'Объединение записей' },
          { href: '/admin/certificates', label: 'Сертификат по номеру' },
          { href: '/admin/region/staff', label: 'Администраторы' },
          { href: '/admin/audit', label: 'Журнал действий' },
          { href: '/admin/region/retention', label: 'Сроки хранения данных' },
          { href: '/admin/region/calendar', label: 'Производственный календарь' },
          { href: '/admin/region/settings', label: 'Настройки региона' },
          { href: '/admin/region/questions', label: 'Вопросы и ответы' },
          { href: '/admin/region/reports', label: 'Отчёты региона' },
          { href: '/admin/region/municipalities', label: 'Муниципалитеты' },
          { href: '/admin/region/health', label: 'Состояние системы' },
          { href: '/admin/region/maintenance', label: 'Технические работы' },
        ]}
      />
    </>
  );
}
