import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { InviteForm } from '@/components/staff/invite-form';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { regionRoleOptions } from '@/lib/staff/role-options';

const title = 'Приглашение администратора';
const list = '/admin/region/staff';
const path = `${list}/invite`;

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, path, searchParams);
}

export default async function InviteAdminPage({ searchParams }: Props) {
  const actor = await pageActor(path, ['regional_admin']);
  const form = await pageForm(path, actor.accountId, searchParams);
  return (
    <>
      <BackLink href={list}>Администраторы</BackLink>
      <PageTitle
        title={title}
        lead="На почту придёт ссылка: по ней администратор сам придумает логин и пароль."
      />
      <InviteForm action={`${path}/save`} back={list} form={form} options={await regionRoleOptions(actor)} />
    </>
  );
}
