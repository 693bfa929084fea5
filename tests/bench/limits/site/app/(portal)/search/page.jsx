import { FoundTable } from '@/components/counter/found-table';
import { SearchForm } from '@/components/counter/search-form';
import { StaffFrame } from '@/components/counter/staff-frame';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { lists } from '../_lists';

export const dynamic = 'force-dynamic';

export default function Page() {
  const { person, support, form, found } = lists.search;
  return (
    <StaffFrame here="/counter" person={person} support={support}>
      <BackLink href="/counter">К приёму</BackLink>
      <PageTitle title="Поиск в реестре" />
      <Panel>
        <SearchForm form={form} focus="query" />
      </Panel>
      <Panel title={`Найдено: ${found.total}`}>
        <FoundTable rows={found.rows} />
        <Pagination next={found.next && `/counter/search/next?after=${found.next}`} start={null} />
      </Panel>
    </StaffFrame>
  );
}
