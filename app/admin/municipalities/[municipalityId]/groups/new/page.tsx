import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { deskPath, pageDesk, type DeskParams } from '@/app/_server/page-municipality';
import { FittingChildren } from '@/components/admin/groups/fitting-children';
import { GroupForm } from '@/components/admin/groups/group-forms';
import { BackLink } from '@/components/ui/back-link';
import { Disclosure } from '@/components/ui/disclosure';
import { PageTitle } from '@/components/ui/page-title';
import { countChildrenByAge } from '@/lib/directory/groups/queries';

type Props = DeskParams & { searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle('Новая группа', `${deskPath((await params).municipalityId)}/groups/new`, searchParams);
}

export default async function NewGroupPage({ params, searchParams }: Props) {
  const { actor, municipality, desk, here } = await pageDesk(params, '/groups/new');
  const [form, counts] = await Promise.all([
    pageForm(here, actor.accountId, searchParams),
    countChildrenByAge(actor, municipality),
  ]);
  return (
    <>
      <BackLink href={`${desk}/groups`}>Группы сертификатов</BackLink>
      <PageTitle
        title="Новая группа"
        caption={municipality.fullName}
        lead="Проверьте всё внимательно: с первым сертификатом название, возраст, вид и номинал меняться перестанут."
      />
      <Disclosure title="Сколько детей какого возраста">
        <FittingChildren counts={counts} ages={null} />
      </Disclosure>
      <GroupForm action={`${here}/save`} form={form} group={null} cancelHref={`${desk}/groups`} />
    </>
  );
}
