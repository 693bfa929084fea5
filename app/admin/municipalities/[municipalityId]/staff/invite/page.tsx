import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { deskPath, pageDesk, type DeskParams } from '@/app/_server/page-municipality';
import { InviteForm } from '@/components/staff/invite-form';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { deskRoleOptions } from '@/lib/staff/role-options';

const title = 'Приглашение сотрудника';

type Props = DeskParams & { searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, `${deskPath((await params).municipalityId)}/staff/invite`, searchParams);
}

export default async function InviteStaffPage({ params, searchParams }: Props) {
  const { actor, municipality, desk, here } = await pageDesk(params, '/staff/invite');
  const list = `${desk}/staff`;
  const form = await pageForm(here, actor.accountId, searchParams);
  return (
    <>
      <BackLink href={list}>Сотрудники</BackLink>
      <PageTitle
        title={title}
        caption={municipality.fullName}
        lead="На почту придёт ссылка: по ней сотрудник сам придумает логин и пароль."
      />
      <InviteForm
        action={`${here}/save`}
        back={list}
        form={form}
        options={await deskRoleOptions(actor, municipality.id)}
      />
    </>
  );
}
