import type { Metadata } from 'next';
import { readFamilyAnswers } from '@/app/(public)/documents/_answers';
import type { PageQuery } from '@/app/_server/page-form';
import { PublicPage } from '@/app/_server/public-page';
import { BringList } from '@/components/public/bring-list';
import { BringQuestions } from '@/components/public/bring-questions';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Disclosure } from '@/components/ui/disclosure';
import { PageTitle } from '@/components/ui/page-title';
import { hasErrors } from '@/lib/domain/form-state';
import { findMunicipality, listMunicipalities } from '@/lib/institutions/municipalities';

type Props = { searchParams: PageQuery };

const title = 'Какие документы нужны';

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { form, family } = readFamilyAnswers(await searchParams, await listMunicipalities());
  const state = hasErrors(form) ? 'Ошибка: ' : '';
  return {
    title: family ? 'Документы для Вашей семьи' : `${state}${title}`,
    description:
      'Ответьте на несколько вопросов и получите точный список документов для активации сертификата дополнительного образования. Список можно распечатать.',
  };
}

export default async function DocumentsPage({ searchParams }: Props) {
  const municipalities = await listMunicipalities();
  const { form, family } = readFamilyAnswers(await searchParams, municipalities);
  const municipality = family && (await findMunicipality(family.place));
  const questions = <BringQuestions form={form} municipalities={municipalities} />;
  if (family && municipality) {
    return (
      <PublicPage here="/documents">
        <Breadcrumbs trail={[{ href: '/documents', label: title }]} current="Ваш список" />
        <PageTitle caption={municipality.fullName} title="Документы для Вашей семьи" />
        <BringList family={family} municipality={municipality} />
        <div className="print:hidden">
          <Disclosure title="Изменить ответы">{questions}</Disclosure>
        </div>
      </PublicPage>
    );
  }
  return (
    <PublicPage here="/documents">
      <Breadcrumbs trail={[{ href: '/', label: 'О сертификате' }]} current={title} />
      <PageTitle
        title={title}
        lead="Ответьте на вопросы, и мы покажем точный список. Ответы нигде не сохраняются."
      />
      {hasErrors(form) && <ErrorSummary form={form} />}
      {questions}
    </PublicPage>
  );
}
