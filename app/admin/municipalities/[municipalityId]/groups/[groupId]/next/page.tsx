import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { deskPath, pageDesk } from '@/app/_server/page-municipality';
import { SuccessorForm } from '@/components/admin/groups/group-forms';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { getGroup } from '@/lib/directory/groups/queries';

const title = 'Следующая группа';

type Props = {
  params: Promise<{ municipalityId: string; groupId: string }>;
  searchParams: PageQuery;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { municipalityId, groupId } = await params;
  return formTitle(title, `${deskPath(municipalityId)}/groups/${groupId}/next`, searchParams);
}

export default async function NextGroupPage({ params, searchParams }: Props) {
  const groupId = pageId((await params).groupId);
  const { actor, municipality, desk, here } = await pageDesk(params, `/groups/${groupId}/next`);
  const [form, group] = await Promise.all([
    pageForm(here, actor.accountId, searchParams),
    orNotFound(getGroup(actor, municipality, groupId)),
  ]);
  const card = `${desk}/groups/${groupId}`;
  return (
    <>
      <BackLink href={card}>{group.title}</BackLink>
      <PageTitle
        title={title}
        caption={municipality.fullName}
        lead="Сертификаты, выданные в прежней группе, остаются в ней. Новые выдают в следующей."
      />
      <SuccessorForm action={`${here}/save`} form={form} group={group} cancelHref={card} />
    </>
  );
}
