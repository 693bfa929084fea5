import type { Metadata } from 'next';
import { pageDesk, type DeskParams } from '@/app/_server/page-municipality';
import type { PageQuery } from '@/app/_server/page-form';
import { TextTable } from '@/components/texts/text-table';
import { BackLink } from '@/components/ui/back-link';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkList } from '@/components/ui/link-list';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { listMunicipalTexts } from '@/lib/settings/texts/queries';

export const metadata: Metadata = { title: 'Объявления и тексты' };

type Props = DeskParams & { searchParams: PageQuery };

const kinds = [
  {
    page: 'notice',
    kind: 'notice',
    title: 'Объявления',
    write: 'Новое объявление',
    empty: 'Объявлений ещё не было',
    hint: 'Объявление видно на странице учреждений муниципалитета и на главной.',
  },
  {
    page: 'legal-act',
    kind: 'legal_act',
    title: 'Правовой акт муниципалитета',
    write: 'Новая редакция акта',
    empty: 'Текста ещё нет',
    hint: 'Пока текста нет, нет и страницы с ним.',
  },
  {
    page: 'funding-rules',
    kind: 'funding_rules',
    title: 'Правила персонифицированного финансирования',
    write: 'Новая редакция правил',
    empty: 'Текста ещё нет',
    hint: 'Пока текста нет, нет и страницы с ним.',
  },
] as const;

const wordings = [
  { under: '/letters', label: 'Абзацы муниципалитета в письмах' },
  { under: '/questions', label: 'Вопросы и ответы' },
] as const;

export default async function TextsPage({ params, searchParams }: Props) {
  const { actor, municipality, desk, here } = await pageDesk(params, '/texts');
  const query = await searchParams;
  const lists = await Promise.all(
    kinds.map(async (one) => ({
      ...one,
      ...(await listMunicipalTexts(actor, municipality.id, one.kind, readVersion(query[one.page]))),
      begun: query[one.page] !== undefined,
    })),
  );
  return (
    <>
      <BackLink href={desk}>Обзор</BackLink>
      {query.done === 'published' && <Notice tone="success" title="Текст опубликован" />}
      {query.done === 'withdrawn' && <Notice tone="success" title="Текст снят" />}
      <PageTitle
        title="Объявления и тексты"
        caption={municipality.fullName}
        lead="Опубликованное не переписывают: новый текст сменяет прежний со своего дня."
      />
      {lists.map(({ page, kind, title, write, empty, hint, rows, next, begun }) => (
        <Panel key={kind} title={title}>
          {rows.length > 0 ? (
            <TextTable caption={title} here={here} rows={rows} />
          ) : (
            <EmptyState title={empty}>
              <p>{hint}</p>
            </EmptyState>
          )}
          <Pagination
            next={next === null ? null : `${here}?${page}=${next}`}
            start={begun ? here : null}
            label={`Части списка: ${title}`}
          />
          <ButtonLink href={`${here}/${page}`} variant="secondary" wide>
            {write}
          </ButtonLink>
        </Panel>
      ))}
      <LinkList items={wordings.map(({ under, label }) => ({ href: `${desk}${under}`, label }))} />
    </>
  );
}

function readVersion(asked: string | string[] | undefined): number | null {
  return typeof asked === 'string' && /^[1-9]\d{0,6}$/.test(asked) ? Number(asked) : null;
}
