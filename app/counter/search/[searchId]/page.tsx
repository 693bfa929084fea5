import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { missingPage } from '@/app/_server/missing-page';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { pageCursor } from '@/app/counter/_page-cursor';
import { FoundTable } from '@/components/counter/found-table';
import { Pagination } from '@/components/ui/pagination';
import { FoundElsewhere, NothingFound } from '@/components/counter/search-findings';
import { SearchForm } from '@/components/counter/search-form';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { recallSearch } from '@/lib/counter/search-fields';
import { readSearchPage } from '@/lib/counter/search-page';

export const metadata: Metadata = { title: 'Поиск в реестре' };

type Props = { params: Promise<{ searchId: string }>; searchParams: PageQuery };

/** A number with a slip is found by the birth date: the cursor waits where it is typed. */
function birthDateHelps(found: Awaited<ReturnType<typeof readSearchPage>>): boolean {
  return found.kind === 'nothing' && found.by === 'number' && !found.withBirthDate;
}

export default async function SearchPage({ params, searchParams }: Props) {
  const searchId = pageId((await params).searchId);
  const path = `/counter/search/${searchId}`;
  const actor = await pageActor(path, ['operator']);
  const search = await recallSearch(actor, searchId);
  if (!search) missingPage();
  const after = await pageCursor(searchParams, 'after');
  const found = await readSearchPage(actor, search.words, after);
  if (found.kind === 'record') redirect(`/counter/certificates/${found.certificateId}`);
  return (
    <>
      <BackLink href="/counter">К приёму</BackLink>
      <PageTitle title="Поиск в реестре" />
      <Panel>
        <SearchForm form={search.form} focus={birthDateHelps(found) ? 'birthDate' : 'query'} />
      </Panel>
      {found.kind === 'elsewhere' && <FoundElsewhere municipality={found.municipality} />}
      {found.kind === 'nothing' && (
        <NothingFound
          by={found.by}
          withBirthDate={found.withBirthDate}
          enterHref={`/counter/family/new?search=${searchId}`}
        />
      )}
      {found.kind === 'list' && (
        <Panel title={found.more ? `Показаны первые ${found.total}` : `Найдено: ${found.total}`}>
          {found.by === 'near_number' && (
            <p>
              Такого номера нет. Вот похожие: отличаются одной цифрой или перестановкой двух соседних, дата
              рождения совпадает.
            </p>
          )}
          {found.more && (
            <Notice
              tone="info"
              title="Найдено слишком много. Добавьте имя, отчество или дату рождения ребёнка."
            />
          )}
          <FoundTable rows={found.rows} />
          <Pagination next={found.next && `${path}?after=${found.next}`} start={after && path} />
        </Panel>
      )}
    </>
  );
}
