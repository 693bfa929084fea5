import type { Metadata } from 'next';
import { ImportsPage } from '@/app/_imports/imports-page';
import { schoolImports } from '@/app/_imports/import-routes';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';

const path = schoolImports.path({});

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle('Загрузка списков', path, searchParams);
}

export default async function SchoolImportsPage({ searchParams }: Props) {
  const actor = await pageActor(path, ['login_issuer']);
  return (
    <ImportsPage
      actor={actor}
      municipalityId={null}
      path={path}
      back={{ href: '/counter/logins', label: 'Логины' }}
      query={searchParams}
    />
  );
}
