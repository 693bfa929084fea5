import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { AboutChildForm } from '@/components/cabinet/about-child-form';
import { AboutParentForm } from '@/components/cabinet/about-parent-form';
import { PageTitle } from '@/components/ui/page-title';
import { familyRoles } from '@/lib/access/actor';
import { getAboutMe } from '@/lib/families/queries';
import { CabinetPage } from '../_page';

const here = '/cabinet/me';
const title = 'Обо мне';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, here, searchParams);
}

export default async function AboutMePage({ searchParams }: Props) {
  const actor = await pageActor(here, familyRoles);
  const [form, me] = await Promise.all([pageForm(here, actor.accountId, searchParams), getAboutMe(actor)]);
  if (actor.role === 'child') {
    return (
      <CabinetPage actor={actor} section="me">
        <PageTitle title={title} lead="Телефон попадёт в заявление, по нему с Вами свяжутся." />
        <AboutChildForm form={form} me={me} childId={actor.personId} />
      </CabinetPage>
    );
  }
  return (
    <CabinetPage actor={actor} section="me">
      <PageTitle
        title={title}
        lead="Эти сведения попадут в заявление и согласие. Они вводятся один раз и подходят для всех детей."
      />
      <AboutParentForm form={form} me={me} />
    </CabinetPage>
  );
}
