import type { DeskActor } from '@/lib/access/municipality';
import { allStaffRoles, rolesGivenBy } from '@/lib/domain/staff-roles';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** Roles that hold in the municipality or at one of its institutions. */
export function inMunicipality(municipalityId: string) {
  return {
    OR: [{ municipalityId }, { institution: { municipalityId } }],
  } satisfies Prisma.AccountGrantWhereInput;
}

/** The roles of staff this admin gives and ends: part of the WHERE of every query. */
export function grantsWithin(actor: DeskActor): Prisma.AccountGrantWhereInput {
  if (actor.role === 'regional_admin') return { role: { in: allStaffRoles } };
  return { role: { in: [...rolesGivenBy(actor.role)] }, ...inMunicipality(actor.municipalityId) };
}

/**
 * The members of staff whose card this admin opens: who works within reach now, or has worked there and works nowhere
 * now. Who has gone to another municipality is that municipality's.
 */
export function accountsWithin(actor: DeskActor): Prisma.AccountWhereInput {
  const grants = grantsWithin(actor);
  return {
    personId: null,
    OR: [
      { grants: { some: { AND: [grants, { endedAt: null }] } } },
      { grants: { some: grants, none: { endedAt: null } } },
    ],
  };
}

/** The invitations this admin sees and sends again. */
export function invitationsWithin(actor: DeskActor): Prisma.StaffInvitationWhereInput {
  if (actor.role === 'regional_admin') return {};
  const { municipalityId } = actor;
  return {
    role: { in: [...rolesGivenBy(actor.role)] },
    OR: [{ municipalityId }, { institution: { municipalityId } }],
  };
}
