import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { InvitationActs, InvitationFacts } from '@/components/staff/invitation-card';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { deskRoles } from '@/lib/access/municipality';
import { environment } from '@/lib/platform/environment';
import { getInvitation } from '@/lib/staff/list-invitations';
import { invitationPath, staffList } from '../../_staff-paths';

const title = 'Приглашение';

type Props = { params: Promise<{ invitationId: string }>; searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, invitationPath((await params).invitationId), searchParams);
}

export default async function InvitationPage({ params, searchParams }: Props) {
  const here = invitationPath(pageId((await params).invitationId));
  const actor = await pageActor(here, deskRoles);
  const invitation = await orNotFound(getInvitation(actor, (await params).invitationId));
  const form = await pageForm(here, actor.accountId, searchParams);
  return (
    <>
      <BackLink href={staffList(actor, invitation.homeId)}>Сотрудники</BackLink>
      {(await searchParams).done === 'resent' && (
        <Notice tone="success" title="Письмо отправлено ещё раз">
          <p>Ссылка в нём новая и действует 72 часа, прежняя больше не работает.</p>
        </Notice>
      )}
      <PageTitle title={invitation.name} caption={title} />
      <InvitationFacts invitation={invitation} timeZone={environment().TIME_ZONE} />
      <InvitationActs invitation={invitation} here={here} form={form} />
    </>
  );
}
