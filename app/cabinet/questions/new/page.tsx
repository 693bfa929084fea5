import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { withSaved } from '@/components/cabinet/saved-notice';
import { AskForm } from '@/components/family-questions/ask-form';
import { BackLink } from '@/components/ui/back-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageTitle } from '@/components/ui/page-title';
import { familyRoles } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { questionsPage } from '@/lib/domain/family-questions';
import { listAskable } from '@/lib/questions/askable';
import { CabinetPage } from '../../_page';

const here = '/cabinet/questions/new';
const title = 'Вопрос учреждению';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, here, searchParams);
}

export default async function NewQuestionPage({ searchParams }: Props) {
  const actor = await pageActor(here, familyRoles);
  if (!can(actor, 'question.ask')) redirect(withSaved(questionsPage, 'parents_matter'));
  const [form, matters, { about }] = await Promise.all([
    pageForm(here, actor.accountId, searchParams),
    listAskable(actor),
    searchParams,
  ]);
  return (
    <CabinetPage actor={actor} section="mail">
      <BackLink href="/cabinet/questions">Вопросы учреждению</BackLink>
      <PageTitle
        title={title}
        lead="Вопрос и ответ видите только Вы и специалисты. О том, что ответ есть, мы напишем на Вашу электронную почту, если она подтверждена."
      />
      {matters.length > 0 ? (
        <AskForm form={form} matters={matters} about={typeof about === 'string' ? about : null} />
      ) : (
        <EmptyState title="Спросить пока не о чём">
          <p>Вопрос задают о поданной заявке или о сертификате.</p>
        </EmptyState>
      )}
    </CabinetPage>
  );
}
