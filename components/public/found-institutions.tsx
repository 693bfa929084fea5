import { InstitutionResults } from '@/components/public/institution-results';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { TextLink } from '@/components/ui/text-link';
import type { PlainDate } from '@/lib/domain/dates';
import { counted, plural } from '@/lib/domain/plural';
import type { ListedInstitution } from '@/lib/institutions/listed-institution';

type FoundInstitutionsProps = {
  institutions: readonly ListedInstitution[];
  today: PlainDate;
  region: boolean;
  search: string;
  openNow: boolean;
  /** The whole list, without search. */
  all: string;
  pages: { next: string | null; start: string | null };
};

/** What the search found, or what to do when it found nothing. */
export function FoundInstitutions(props: FoundInstitutionsProps) {
  const { institutions, today, region, search, openNow, all, pages } = props;
  if (institutions.length === 0) {
    return search === '' && !openNow ? <NobodyAccepts /> : <NothingFound openNow={openNow} all={all} />;
  }
  const complete = pages.next === null && pages.start === null;
  return (
    <>
      {complete && (search !== '' || openNow) && <p role="status">{countWords(institutions.length)}</p>}
      <InstitutionResults institutions={institutions} today={today} region={region} />
      <Pagination {...pages} />
    </>
  );
}

function countWords(n: number): string {
  return `${plural(n, 'Нашлось', 'Нашлись', 'Нашлось')} ${counted(n, 'учреждение', 'учреждения', 'учреждений')}`;
}

function NobodyAccepts() {
  return (
    <EmptyState title="Сегодня здесь никто не принимает документы">
      <p>Позвоните в поддержку: телефон внизу страницы.</p>
    </EmptyState>
  );
}

function NothingFound({ openNow, all }: { openNow: boolean; all: string }) {
  return (
    <EmptyState title={openNow ? 'Сейчас таких открытых учреждений нет' : 'Таких учреждений не нашлось'}>
      <p>
        {openNow
          ? 'Часы приёма указаны у каждого учреждения.'
          : 'Попробуйте ввести только улицу или только номер.'}{' '}
        <TextLink href={all}>Показать все</TextLink>
      </p>
    </EmptyState>
  );
}
