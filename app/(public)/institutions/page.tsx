import type { Metadata } from 'next';
import { PublicPage } from '@/app/_server/public-page';
import { InstitutionCard } from '@/components/public/institution-card';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { TextLink } from '@/components/ui/text-link';
import { listPublicInstitutions } from '@/lib/institutions/queries';

export const metadata: Metadata = { title: 'Список учреждений' };

export default async function InstitutionsPage() {
  const municipalities = await listPublicInstitutions();
  return (
    <PublicPage here="/institutions">
      <PageTitle
        title="Список учреждений"
        lead="Здесь принимают документы, активируют сертификат и помогают тем, у кого нет логина, почты или принтера."
      />
      {municipalities.length === 0 && <EmptyState title="Муниципалитеты ещё не внесены" />}
      {municipalities.length > 1 && (
        <nav aria-label="Муниципалитеты">
          <ul className="flex flex-wrap gap-x-6">
            {municipalities.map(({ slug, shortName }) => (
              <li key={slug}>
                <TextLink href={`#${slug}`} standalone>
                  {shortName}
                </TextLink>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {municipalities.map(({ slug, shortName, institutions, notices }) => (
        <section key={slug} aria-labelledby={slug} className="flow">
          <h2 id={slug} className="scroll-mt-6 text-2xl font-semibold">
            {shortName}
          </h2>
          {notices.map(({ id, title, body }) => (
            <Notice key={id} tone="info" title={title}>
              <p>{body}</p>
            </Notice>
          ))}
          {institutions.length === 0 && (
            <EmptyState title="Сегодня здесь никто не принимает документы">
              Позвоните в поддержку: телефон внизу страницы.
            </EmptyState>
          )}
          {institutions.map((institution) => (
            <InstitutionCard key={institution.id} institution={institution} />
          ))}
          <p className="flex flex-wrap gap-x-6">
            <TextLink href={`/municipalities/${slug}/legal-act`} standalone>
              Правовой акт муниципалитета
            </TextLink>
            <TextLink href={`/municipalities/${slug}/funding-rules`} standalone>
              Правила персонифицированного финансирования
            </TextLink>
          </p>
        </section>
      ))}
    </PublicPage>
  );
}
