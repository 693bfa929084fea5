import { deskPath } from '@/app/_server/page-municipality';
import type { DeskActor } from '@/lib/access/municipality';

export type StaffParams = { params: Promise<{ accountId: string }> };

export function cardPath(accountId: string): string {
  return `/admin/staff/${accountId}`;
}

/** The list a member of staff stands in: of the municipality, or of the region's admins. */
export function staffList(actor: DeskActor, homeId: string | null | undefined): string {
  const home = actor.municipalityId ?? homeId ?? null;
  return home === null ? '/admin/region/staff' : `${deskPath(home)}/staff`;
}

export function rolePath({ accountId, grantId }: { accountId: string; grantId: string }): string {
  return `${cardPath(accountId)}/roles/${grantId}`;
}

export function invitationPath(invitationId: string): string {
  return `/admin/staff/invitations/${invitationId}`;
}
