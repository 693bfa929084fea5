import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { AboutChildForm } from '@/components/cabinet/about-child-form';
import { AboutParentForm } from '@/components/cabinet/about-parent-form';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { familyRoles } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { getAboutMe } from '@/lib/families/queries';
import { CabinetPage } from '../_page';
import { SavedWithPapers } from '../_saved';
import { stepOf } from '../_step';

const here = '/cabinet/me';
const title = 'Обо мне';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, here, searchParams);
}

export default async function AboutMePage({ searchParams }: Props) {
  const actor = await pageActor(here, familyRoles);
  const [form, me] = await Promise.all([pageForm(here, actor.accountId, searchParams), getAboutMe(actor)]);
  const mayEdit = can(actor, 'family.edit');
  const step = stepOf(await searchParams, form);
  return (
    <CabinetPage actor={actor} section="me">
      {step && <BackLink href="/cabinet/certificate/apply">Подача заявления</BackLink>}
      <PageTitle title={title} lead={mayEdit ? leads[actor.role] : undefined} />
      <SavedWithPapers actor={actor} query={searchParams} left={step && lefts[actor.role]} />
      {actor.role === 'child' ? (
        <AboutChildForm form={form} me={me} childId={actor.personId} step={step} mayEdit={mayEdit} />
      ) : (
        <AboutParentForm form={form} me={me} step={step} />
      )}
    </CabinetPage>
  );
}

const leads = {
  parent:
    'Заявитель — это Вы: эти сведения попадут в заявление и согласие. Они вводятся один раз и подходят для всех детей.',
  child: 'Телефон попадёт в заявление, по нему с Вами свяжутся.',
};

const lefts = {
  parent: 'Теперь заполните сведения о себе',
  child: 'Теперь укажите свой телефон',
};
