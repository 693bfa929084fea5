import type { Metadata } from 'next';
import { QuestionPage } from '@/app/admin/_questions/question-page';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';

type Props = { params: Promise<{ questionSlug: string }>; searchParams: PageQuery };

const back = '/admin/region/questions';
const title = 'Вопрос и ответ';

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, `${back}/${(await params).questionSlug}`, searchParams);
}

export default async function Page({ params, searchParams }: Props) {
  const { questionSlug } = await params;
  const actor = await pageActor(`${back}/${questionSlug}`, ['regional_admin']);
  return (
    <>
      <BackLink href={back}>Вопросы и ответы</BackLink>
      <PageTitle title={title} caption="Для всего региона" />
      <QuestionPage
        actor={actor}
        municipalityId={null}
        slug={questionSlug}
        back={back}
        searchParams={searchParams}
      />
    </>
  );
}
