import type { PageQuery } from '@/app/_server/page-form';
import { pageForm } from '@/app/_server/page-form';
import { pageCursor } from '@/app/counter/_page-cursor';
import { RegisterFilterForm } from '@/components/register/filter-form';
import { RegisterTable } from '@/components/register/register-table';
import { ViewList } from '@/components/register/view-list';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkList } from '@/components/ui/link-list';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { hasErrors } from '@/lib/domain/form-state';
import { readRegisterAddress, registerQuery, usedConditions } from '@/lib/domain/register-list';
import { environment } from '@/lib/platform/environment';
import { registerChoices } from '@/lib/register/choices';
import { filterValues } from '@/lib/register/filter-fields';
import { listRegister } from '@/lib/register/list-register';
import { listViews } from '@/lib/register/views';
import type { RegisterPlace } from './place';
import { addressOf, countWords, hiddenInputs } from './register-words';

/** What stands open at first sight; anything else set is shown unfolded. */
const inSight = ['status', 'municipality', 'search'];

/** The register: find, narrow, sort, open; and from here keep the list, take it out or do something with it. */
export async function RegisterPage({ place, query }: { place: RegisterPlace; query: PageQuery }) {
  const { actor, scope, here } = place;
  const list = readRegisterAddress(await query);
  const returned = await pageForm(here, actor.accountId, query);
  const after = await pageCursor(query, 'after');
  const [page, choices, views] = await Promise.all([
    listRegister(actor, scope, list, after),
    registerChoices(actor, scope, list.municipality),
    listViews(actor, scope),
  ]);
  const form = hasErrors(returned)
    ? returned
    : { values: await filterValues(actor, list), errors: {}, sentence: null };
  const address = registerQuery(list);
  return (
    <>
      <BackLink href={place.back.href}>{place.back.label}</BackLink>
      <PageTitle title="Реестр" caption={place.caption} />
      {views.length > 0 && (
        <Panel title="Сохранённые списки">
          <ViewList views={views} here={here} />
        </Panel>
      )}
      <Panel>
        <RegisterFilterForm
          action={`${here}/save`}
          form={form}
          choices={choices}
          open={usedConditions(list).some((name) => !inSight.includes(name))}
        />
      </Panel>
      <Panel title={countWords(page.count, page.more)}>
        {page.rows.length > 0 ? (
          <form method="get" action={`${here}/bulk`} className="flow">
            {hiddenInputs(address).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <RegisterTable rows={page.rows} columns={list.columns} timeZone={environment().TIME_ZONE} />
            <Button variant="secondary" wide>
              Действие с записями
            </Button>
          </form>
        ) : (
          <EmptyState title="Ничего не найдено">
            <p>Уберите часть условий или проверьте, что введено в поиске. Слова поиска хранятся сутки.</p>
          </EmptyState>
        )}
        <Pagination
          next={page.next && addressOf(here, address, { after: page.next })}
          start={after && addressOf(here, address)}
        />
      </Panel>
      <LinkList
        items={[
          { href: addressOf(`${here}/export`, address), label: 'Выгрузить этот список в файл' },
          { href: addressOf(`${here}/views`, address), label: 'Сохранить этот список' },
          { href: '/admin/proposals', label: 'Предложенные действия' },
        ]}
      />
    </>
  );
}
