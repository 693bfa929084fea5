import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { EndRole, MoveRole } from '@/components/staff/role-forms';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { deskRoles } from '@/lib/access/municipality';
import { listInstitutionOptions } from '@/lib/staff/role-place';
import { getStaffRole } from '@/lib/staff/staff-card';
import { cardPath, rolePath } from '../../../_staff-paths';

const title = 'Роль сотрудника';

type Props = { params: Promise<{ accountId: string; grantId: string }>; searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, rolePath(await params), searchParams);
}

export default async function StaffRolePage({ params, searchParams }: Props) {
  const { accountId, grantId } = await params;
  const here = rolePath({ accountId: pageId(accountId), grantId: pageId(grantId) });
  const actor = await pageActor(here, deskRoles);
  const role = await orNotFound(getStaffRole(actor, accountId, grantId));
  const form = await pageForm(here, actor.accountId, searchParams);
  const live = role.endedAt === null && !role.own;
  const institutions =
    live && role.moveWithin !== null ? await listInstitutionOptions([role.moveWithin]) : [];
  const others = institutions.filter(({ value }) => value !== role.institutionId);
  return (
    <>
      <BackLink href={cardPath(accountId)}>{role.name}</BackLink>
      <PageTitle title={role.title} caption={role.name} lead={role.place ?? undefined} />
      {role.endedAt !== null && <Notice tone="info" title="Эта роль прекращена" />}
      {role.own && <Notice tone="info" title="Это Ваша роль: её меняет другой администратор" />}
      {others.length > 0 && <MoveRole here={here} form={form} institutions={others} />}
      {live && <EndRole here={here} form={form} back={cardPath(accountId)} />}
    </>
  );
}
