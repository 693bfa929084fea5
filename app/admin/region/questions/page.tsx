import type { Metadata } from 'next';
import { QuestionsPage } from '@/app/admin/_questions/questions-page';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';

const here = '/admin/region/questions';

export const metadata: Metadata = { title: 'Вопросы и ответы' };

export default async function Page({ searchParams }: { searchParams: PageQuery }) {
  const actor = await pageActor(here, ['regional_admin']);
  return (
    <>
      <BackLink href="/admin/region">Обзор</BackLink>
      <PageTitle
        title="Вопросы и ответы"
        lead="Их видят семьи всех муниципалитетов, у которых нет своего ответа."
      />
      <QuestionsPage actor={actor} municipalityId={null} here={here} searchParams={searchParams} />
    </>
  );
}
