import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { AboutParentForm } from '@/components/cabinet/about-parent-form';
import { StepPlace } from '@/components/cabinet/step-place';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { TextLink } from '@/components/ui/text-link';
import { familyRoles } from '@/lib/access/actor';
import { getAboutMe } from '@/lib/families/queries';
import { CabinetPage } from '../_page';
import { SavedWithPapers } from '../_saved';
import { stepChild, wayBack } from '../_step';

const here = '/cabinet/me';
const title = 'Обо мне';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, here, searchParams);
}

export default async function AboutMePage({ searchParams }: Props) {
  const actor = await pageActor(here, familyRoles);
  // A child has one record: everything about them is on its page.
  if (actor.role === 'child') redirect(`/cabinet/children/${actor.personId}`);
  const [form, me] = await Promise.all([pageForm(here, actor.accountId, searchParams), getAboutMe(actor)]);
  const step = await stepChild(actor, await searchParams, form);
  const back = step && wayBack(step);
  return (
    <CabinetPage actor={actor} section="me">
      {back && <BackLink href={back.href}>{back.label}</BackLink>}
      <PageTitle
        title={title}
        lead="Эти сведения попадут в заявление и согласие. Они вводятся один раз и подходят для всех детей."
      />
      <SavedWithPapers actor={actor} query={searchParams} left={step && 'Теперь заполните сведения о себе'} />
      {step && <StepPlace tasks={step.tasks} kind="complete_applicant" />}
      <AboutParentForm form={form} me={me} step={step?.id ?? null} cancelHref={back?.href ?? '/cabinet'} />
      {!step && (
        <TextLink href="/cabinet/data" standalone>
          Мои данные: скачать, исправить, отозвать согласие
        </TextLink>
      )}
    </CabinetPage>
  );
}
