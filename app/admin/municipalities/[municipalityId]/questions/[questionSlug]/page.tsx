import type { Metadata } from 'next';
import { QuestionPage } from '@/app/admin/_questions/question-page';
import { formTitle } from '@/app/_server/form-title';
import type { PageQuery } from '@/app/_server/page-form';
import { deskPath, pageDesk } from '@/app/_server/page-municipality';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';

type Props = {
  params: Promise<{ municipalityId: string; questionSlug: string }>;
  searchParams: PageQuery;
};

const title = 'Вопрос и ответ';

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { municipalityId, questionSlug } = await params;
  return formTitle(title, `${deskPath(municipalityId)}/questions/${questionSlug}`, searchParams);
}

export default async function Page({ params, searchParams }: Props) {
  const { questionSlug } = await params;
  const { actor, municipality, desk } = await pageDesk(params, `/questions/${questionSlug}`);
  return (
    <>
      <BackLink href={`${desk}/questions`}>Вопросы и ответы</BackLink>
      <PageTitle title={title} caption={municipality.fullName} />
      <QuestionPage
        actor={actor}
        municipalityId={municipality.id}
        slug={questionSlug}
        back={`${desk}/questions`}
        searchParams={searchParams}
      />
    </>
  );
}
