import type { Metadata } from 'next';
import { QuestionsPage } from '@/app/admin/_questions/questions-page';
import type { PageQuery } from '@/app/_server/page-form';
import { pageDesk, type DeskParams } from '@/app/_server/page-municipality';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';

export const metadata: Metadata = { title: 'Вопросы и ответы' };

export default async function Page({ params, searchParams }: DeskParams & { searchParams: PageQuery }) {
  const { actor, municipality, desk, here } = await pageDesk(params, '/questions');
  return (
    <>
      <BackLink href={desk}>Обзор</BackLink>
      <PageTitle
        title="Вопросы и ответы"
        caption={municipality.fullName}
        lead="Ответ муниципалитета становится на место ответа региона."
      />
      <QuestionsPage actor={actor} municipalityId={municipality.id} here={here} searchParams={searchParams} />
    </>
  );
}
