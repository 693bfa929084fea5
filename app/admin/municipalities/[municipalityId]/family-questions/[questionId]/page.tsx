import type { Metadata } from 'next';
import { orNotFound } from '@/app/_server/page-actor';
import { pageId } from '@/app/_server/page-id';
import { pageDesk } from '@/app/_server/page-municipality';
import { OpenedConversation } from '@/components/family-questions/opened-conversation';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { environment } from '@/lib/platform/environment';
import { openQuestion } from '@/lib/questions/open-question';

const title = 'Вопрос семьи';

export const metadata: Metadata = { title };

type Props = { params: Promise<{ municipalityId: string; questionId: string }> };

export default async function MunicipalQuestionPage({ params }: Props) {
  const questionId = pageId((await params).questionId);
  const { actor, municipality, desk } = await pageDesk(params, `/family-questions/${questionId}`);
  const question = await orNotFound(openQuestion(actor, questionId, municipality.id));
  return (
    <>
      <BackLink href={`${desk}/family-questions`}>Вопросы семей</BackLink>
      <PageTitle title={title} caption={`${question.childName}, ${question.matter}`} />
      <OpenedConversation question={question} timeZone={environment().TIME_ZONE} />
    </>
  );
}
