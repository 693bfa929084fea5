import { RegisterFilterForm } from '@/components/register/filter-form';
import { RegisterTable } from '@/components/register/register-table';
import { StaffFrame } from '@/components/counter/staff-frame';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { LinkList } from '@/components/ui/link-list';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { lists } from '../_lists';

export const dynamic = 'force-dynamic';

const here = '/admin/region/register';

export default function Page() {
  const { person, support, form, choices, page, columns, timeZone } = lists.register;
  return (
    <StaffFrame here={here} person={person} support={support}>
      <BackLink href="/admin/region">Обзор</BackLink>
      <PageTitle title="Реестр" caption="Все муниципалитеты региона" />
      <Panel>
        <RegisterFilterForm action={`${here}/save`} form={form} choices={choices} open={false} />
      </Panel>
      <Panel title={`Найдено: ${page.count} записей`}>
        <form method="get" action={`${here}/bulk`} className="flow">
          <RegisterTable rows={page.rows} columns={columns} timeZone={timeZone} />
          <Button variant="secondary" wide>
            Действие с записями
          </Button>
        </form>
        <Pagination next={page.next && `${here}?after=${page.next}`} start={null} />
      </Panel>
      <LinkList
        items={[
          { href: `${here}/export`, label: 'Выгрузить этот список в файл' },
          { href: `${here}/views`, label: 'Сохранить этот список' },
          { href: '/admin/proposals', label: 'Предложенные действия' },
        ]}
      />
    </StaffFrame>
  );
}
