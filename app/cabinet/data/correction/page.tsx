import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { CorrectionForm } from '@/components/personal-data/correction-form';
import { withSaved } from '@/components/cabinet/saved-notice';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { familyRoles } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { changedDataDays, correctionAnswerDays } from '@/lib/domain/corrections';
import { listCorrectable } from '@/lib/families/correction-queries';
import { CabinetPage } from '../../_page';

const here = '/cabinet/data/correction';
const title = 'Сообщить об ошибке в данных';

const lead =
  `Специалист учреждения ответит в течение ${correctionAnswerDays} рабочих дней. Имя, дату рождения и СНИЛС он исправит, ` +
  `когда увидит оригинал документа. Если сертификат уже активирован, покажите оригинал в течение ${changedDataDays} рабочих дней.`;

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, here, searchParams);
}

export default async function CorrectionPage({ searchParams }: Props) {
  const actor = await pageActor(here, familyRoles);
  if (!can(actor, 'correction.ask')) redirect(withSaved('/cabinet/data', 'parents_matter'));
  const [form, people, { about }] = await Promise.all([
    pageForm(here, actor.accountId, searchParams),
    listCorrectable(actor),
    searchParams,
  ]);
  return (
    <CabinetPage actor={actor} section="me">
      <BackLink href="/cabinet/data">Мои данные</BackLink>
      <PageTitle title={title} lead={lead} />
      <CorrectionForm form={form} people={people} about={typeof about === 'string' ? about : null} />
    </CabinetPage>
  );
}
