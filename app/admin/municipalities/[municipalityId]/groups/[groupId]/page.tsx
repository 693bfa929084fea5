import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { deskPath, pageDesk } from '@/app/_server/page-municipality';
import { DoneNotice } from '@/app/admin/municipalities/_desk/done-notice';
import { FittingChildren } from '@/components/admin/groups/fitting-children';
import { GroupForm, UsedGroupForm } from '@/components/admin/groups/group-forms';
import { GroupFacts } from '@/components/admin/groups/group-facts';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { countChildrenByAge, getGroup } from '@/lib/directory/groups/queries';

type Props = {
  params: Promise<{ municipalityId: string; groupId: string }>;
  searchParams: PageQuery;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { municipalityId, groupId } = await params;
  return formTitle('Группа сертификатов', `${deskPath(municipalityId)}/groups/${groupId}`, searchParams);
}

export default async function GroupPage({ params, searchParams }: Props) {
  const groupId = pageId((await params).groupId);
  const { actor, municipality, desk, here } = await pageDesk(params, `/groups/${groupId}`);
  const group = await orNotFound(getGroup(actor, municipality, groupId));
  const [form, counts, query] = await Promise.all([
    pageForm(here, actor.accountId, searchParams),
    countChildrenByAge(actor, municipality),
    searchParams,
  ]);
  const list = `${desk}/groups`;
  return (
    <>
      <BackLink href={list}>Группы сертификатов</BackLink>
      <PageTitle title="Группа сертификатов" caption={municipality.fullName} />
      <DoneNotice done={query.done === 'added' ? 'saved' : query.done} />
      <Panel title="Что сказано о группе">
        <GroupFacts group={group} list={list} />
      </Panel>
      {group.used ? (
        <Panel title="Что можно изменить">
          <p>
            В группе уже есть сертификаты, поэтому её название, возраст, вид и номинал не меняются. Нужны
            другие — закройте её и откройте следующую.
          </p>
          <UsedGroupForm action={`${here}/used`} form={form} group={group} cancelHref={list} />
        </Panel>
      ) : (
        <Panel title="Изменить">
          <p>Сертификатов в группе ещё нет: можно изменить всё.</p>
          <GroupForm action={`${here}/save`} form={form} group={group} cancelHref={list} />
        </Panel>
      )}
      {group.successor === null && (
        <TextLink href={`${here}/next`} standalone>
          Закрыть и открыть следующую группу
        </TextLink>
      )}
      <Panel title="Кому подходит">
        <FittingChildren counts={counts} ages={group} />
      </Panel>
    </>
  );
}
