import type { Metadata } from 'next';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageDesk, type DeskParams } from '@/app/_server/page-municipality';
import { DoneNotice } from '@/app/admin/municipalities/_desk/done-notice';
import { GroupList } from '@/components/admin/groups/group-list';
import { ErrorSummary } from '@/components/forms/error-summary';
import { BackLink } from '@/components/ui/back-link';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageTitle } from '@/components/ui/page-title';
import { hasErrors } from '@/lib/domain/form-state';
import { listGroups } from '@/lib/directory/groups/queries';

export const metadata: Metadata = { title: 'Группы сертификатов' };

type Props = DeskParams & { searchParams: PageQuery };

export default async function GroupsPage({ params, searchParams }: Props) {
  const { actor, municipality, desk, here } = await pageDesk(params, '/groups');
  const [form, groups, query] = await Promise.all([
    pageForm(here, actor.accountId, searchParams),
    listGroups(actor, municipality),
    searchParams,
  ]);
  return (
    <>
      <BackLink href={desk}>Обзор</BackLink>
      <PageTitle
        title="Группы сертификатов"
        caption={municipality.fullName}
        lead="Из этого списка семья выбирает группу, когда получает сертификат. Порядок — как здесь."
      />
      <DoneNotice done={query.done} />
      {hasErrors(form) && <ErrorSummary form={form} />}
      <ButtonLink href={`${here}/new`}>Добавить группу</ButtonLink>
      {groups.length > 0 ? (
        <GroupList groups={groups} path={here} />
      ) : (
        <EmptyState title="Групп ещё нет">
          <p>Без группы семья не сможет получить сертификат. Добавьте первую.</p>
        </EmptyState>
      )}
    </>
  );
}
