import type { Metadata } from 'next';
import { textOf } from '@/app/(public)/_query';
import type { PageQuery } from '@/app/_server/page-form';
import { PublicPage } from '@/app/_server/public-page';
import { QuestionGroups } from '@/components/public/question-groups';
import { QuestionSearch } from '@/components/public/question-search';
import { EmptyState } from '@/components/ui/empty-state';
import { PageTitle } from '@/components/ui/page-title';
import { TextLink } from '@/components/ui/text-link';
import { counted, plural } from '@/lib/domain/plural';
import { listMunicipalities } from '@/lib/institutions/municipalities';
import { listQuestions, type QuestionGroup } from '@/lib/institutions/questions';

const here = '/questions';
/** So few answers are read at once rather than opened one by one. */
const fewAnswers = 3;

type Props = { searchParams: PageQuery };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const search = textOf((await searchParams).q);
  return {
    title: search === '' ? 'Вопросы и ответы' : `«${search}» — вопросы и ответы`,
    description:
      'Ответы родителям о сертификате дополнительного образования: кому положен, как получить, сколько денег, что делать, если письмо не пришло или номер потерян.',
  };
}

export default async function QuestionsPage({ searchParams }: Props) {
  const query = await searchParams;
  const search = textOf(query.q);
  const municipalities = await listMunicipalities();
  const chosen = municipalities.find(({ slug }) => slug === textOf(query.municipality)) ?? null;
  const { groups, exact } = await listQuestions({ municipalityId: chosen?.id ?? null, search });
  const found = groups.reduce((sum, { questions }) => sum + questions.length, 0);
  return (
    <PublicPage here={here}>
      <PageTitle
        title="Вопросы и ответы"
        lead="Нажмите на вопрос, чтобы прочитать ответ, или найдите его по слову."
      />
      <QuestionSearch search={search} municipality={chosen?.slug ?? ''} municipalities={municipalities} />
      {search !== '' && found > 0 && <p role="status">{foundWords(found, exact)}</p>}
      {search === '' && <Topics groups={groups} />}
      {found === 0 && <NothingFound search={search} />}
      <QuestionGroups
        groups={groups}
        open={textOf(query.open)}
        allOpen={search !== '' && found <= fewAnswers}
        municipality={chosen}
      />
      <p className="max-w-measure">
        Не нашли ответа? Позвоните или напишите в <TextLink href="/support">поддержку</TextLink>.
      </p>
    </PublicPage>
  );
}

function foundWords(n: number, exact: boolean): string {
  if (!exact) return `Ответа со всеми этими словами нет. Похожих: ${n}`;
  return `${plural(n, 'Нашёлся', 'Нашлось', 'Нашлось')} ${counted(n, 'ответ', 'ответа', 'ответов')}`;
}

function Topics({ groups }: { groups: readonly QuestionGroup[] }) {
  return (
    <nav aria-label="Темы" className="print:hidden">
      <ul className="flex flex-wrap gap-x-6">
        {groups.map(({ topic, title }) => (
          <li key={topic}>
            <TextLink href={`#topic-${topic}`} standalone>
              {title}
            </TextLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function NothingFound({ search }: { search: string }) {
  return (
    <EmptyState title={search === '' ? 'Вопросы ещё не внесены' : 'Ответа с такими словами нет'}>
      <p>
        Попробуйте одно слово, например «письмо» или «паспорт». <TextLink href={here}>Все вопросы</TextLink>
      </p>
    </EmptyState>
  );
}
