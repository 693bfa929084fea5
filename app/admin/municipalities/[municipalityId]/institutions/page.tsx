import type { Metadata } from 'next';
import { idOf, textOf, withQuery } from '@/app/(public)/_query';
import { DoneNotice } from '@/app/admin/municipalities/_desk/done-notice';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageDesk, type DeskParams } from '@/app/_server/page-municipality';
import { InstitutionList } from '@/components/admin/institutions/institution-list';
import { ListOfDay } from '@/components/admin/institutions/list-of-day';
import { ErrorSummary } from '@/components/forms/error-summary';
import { BackLink } from '@/components/ui/back-link';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkList } from '@/components/ui/link-list';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { SearchBox } from '@/components/ui/search-box';
import { Tabs } from '@/components/ui/tabs';
import { parseDate } from '@/lib/domain/dates';
import { hasErrors } from '@/lib/domain/form-state';
import {
  countInstitutions,
  listInstitutions,
  listOfDay,
} from '@/lib/directory/institutions/list-institutions';
import { today } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Учреждения муниципалитета' };

type Props = DeskParams & { searchParams: PageQuery };

export default async function InstitutionsPage({ params, searchParams }: Props) {
  const { actor, municipality, desk, here } = await pageDesk(params, '/institutions');
  const query = await searchParams;
  const part = textOf(query.part) === 'closed' ? 'closed' : 'open';
  const search = textOf(query.q);
  const after = idOf(query.after);
  const day = parseDate(textOf(query.day)) ?? today();
  const [form, { rows, next }, counts, accepting] = await Promise.all([
    pageForm(here, actor.accountId, searchParams),
    listInstitutions(actor, municipality, { part, query: search, after }),
    countInstitutions(actor, municipality),
    listOfDay(actor, municipality, day),
  ]);
  const filter = { part: part === 'closed' ? part : null, q: search };
  return (
    <>
      <BackLink href={desk}>Обзор</BackLink>
      <PageTitle
        title="Учреждения"
        caption={municipality.fullName}
        lead="Порядок здесь — это порядок на открытой странице муниципалитета."
      />
      <DoneNotice done={query.done} />
      {hasErrors(form) && <ErrorSummary form={form} />}
      <ButtonLink href={`${here}/new`}>Добавить учреждение</ButtonLink>
      <Tabs
        label="Части списка учреждений"
        items={[
          { href: here, label: 'Работают', count: counts.open, current: part === 'open' },
          { href: `${here}?part=closed`, label: 'Закрыты', count: counts.closed, current: part === 'closed' },
        ]}
      />
      <SearchBox
        action={here}
        label="Название или адрес"
        value={search}
        hidden={part === 'closed' ? { part } : {}}
        clearHref={withQuery(here, { part: filter.part })}
      />
      {rows.length > 0 ? (
        <InstitutionList rows={rows} path={here} withOrder={part === 'open' && search === ''} />
      ) : (
        <EmptyState title={search === '' ? 'Здесь пока никого нет' : 'Ничего не нашлось'}>
          {search === '' && part === 'open' && (
            <p>Без учреждения некому активировать сертификаты. Добавьте первое.</p>
          )}
          {search !== '' && <p>Проверьте, как написано, или покажите всё.</p>}
        </EmptyState>
      )}
      <Pagination
        next={next && withQuery(here, { ...filter, after: next })}
        start={after && withQuery(here, filter)}
      />
      <Panel title="Кого семьи увидят в выбранный день">
        <ListOfDay action={here} day={day} rows={accepting} />
      </Panel>
      <LinkList
        items={[
          { href: `${here}/import`, label: 'Загрузить список из файла' },
          { href: `${here}/export?kind=xlsx`, label: 'Скачать список в XLSX' },
          { href: `${here}/export?kind=csv`, label: 'Скачать список в CSV' },
          { href: `/institutions/${municipality.slug}`, label: 'Открытая страница для семей' },
        ]}
      />
    </>
  );
}
