import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { roles, type Role } from '@/lib/domain/roles';
import { invitationState, type InvitationState } from '@/lib/domain/staff-invitations';
import { adminRoles } from '@/lib/domain/staff-roles';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { invitationsWithin } from './reach';

const shape = {
  id: true,
  email: true,
  staffName: true,
  role: true,
  sentAt: true,
  expiresAt: true,
  acceptedAt: true,
  withdrawnAt: true,
  municipalityId: true,
  institution: { select: { shortName: true, municipalityId: true } },
  municipality: { select: { shortName: true } },
  invitedBy: { select: { staffName: true } },
} as const;

type Row = {
  role: Role;
  expiresAt: Date;
  acceptedAt: Date | null;
  withdrawnAt: Date | null;
  municipalityId: string | null;
  institution: { shortName: string; municipalityId: string } | null;
  municipality: { shortName: string } | null;
  invitedBy: { staffName: string | null };
  id: string;
  email: string;
  staffName: string;
  sentAt: Date;
};

function invitationOf(row: Row) {
  const { id, email, staffName, role, sentAt, expiresAt, institution, municipality } = row;
  const state: InvitationState = invitationState(row, now());
  return {
    id,
    email,
    name: staffName,
    title: roles[role].title,
    place: institution?.shortName ?? municipality?.shortName ?? null,
    sentAt,
    expiresAt,
    state,
    by: row.invitedBy.staffName,
    /** The desk whose list it stands in; null for one that only the region's list shows. */
    homeId: institution?.municipalityId ?? row.municipalityId,
  };
}

export type ShownInvitation = ReturnType<typeof invitationOf>;

/** Invitations nobody has taken up or withdrawn, the newest first: those that have run out wait to be sent again. At most 200. */
export async function listOpenInvitations(
  actor: DeskActor,
  municipality: DeskMunicipality | null,
): Promise<ShownInvitation[]> {
  requirePermission(actor, 'staff.manage');
  const place = municipality
    ? {
        OR: [{ municipalityId: municipality.id }, { institution: { municipalityId: municipality.id } }],
      }
    : { role: { in: [...adminRoles] } };
  const rows = await database().staffInvitation.findMany({
    where: { AND: [place, invitationsWithin(actor), { acceptedAt: null, withdrawnAt: null }] },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take: 200,
    select: shape,
  });
  return rows.map(invitationOf);
}

export async function getInvitation(actor: DeskActor, id: string): Promise<ShownInvitation> {
  requirePermission(actor, 'staff.manage');
  const where = { AND: [{ id }, invitationsWithin(actor)] };
  return invitationOf(found(await database().staffInvitation.findFirst({ where, select: shape })));
}
