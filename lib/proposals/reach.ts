import type { DeskActor } from '@/lib/access/municipality';
import type { Role } from '@/lib/domain/roles';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** Proposals that exist for this admin: those of the own municipality, for the region all; what is only being prepared is its maker's. */
export function proposalsOf(actor: DeskActor): Prisma.ProposalWhereInput {
  const place = actor.role === 'regional_admin' ? {} : { municipalityId: actor.municipalityId };
  return { AND: [place, { OR: [{ state: { not: 'prepared' } }, { proposedById: actor.accountId }] }] };
}

/** Those this admin may decide: made by somebody else of no greater reach, and still waiting. `sameHand`: who is nobody else. */
export function toDecide(actor: DeskActor, sameHand: Iterable<string>): Prisma.ProposalWhereInput {
  const reach: Prisma.ProposalWhereInput =
    actor.role === 'regional_admin' ? {} : { proposedRole: 'municipal_admin' };
  const others = { proposedById: { notIn: [...sameHand] } };
  return { AND: [proposalsOf(actor), reach, { state: 'waiting' }, others] };
}

type Proposed = { municipalityId: string | null; proposedById: string; proposedRole: Role };

/** The same rule from the other side: the accounts whose admin may decide on this proposal, if they are a second person. */
export function decidersOf({
  municipalityId,
  proposedById,
  proposedRole,
}: Proposed): Prisma.AccountWhereInput {
  const ofMunicipality = proposedRole === 'municipal_admin' && municipalityId !== null;
  return {
    id: { not: proposedById },
    blockedAt: null,
    grants: {
      some: {
        endedAt: null,
        OR: [
          { role: 'regional_admin' },
          ...(ofMunicipality ? [{ role: 'municipal_admin' as const, municipalityId }] : []),
        ],
      },
    },
  };
}

/** Its maker, as long as they may open its page. */
export function makerOf({ municipalityId, proposedById, proposedRole }: Proposed): Prisma.AccountWhereInput {
  const place = proposedRole === 'municipal_admin' ? { municipalityId } : {};
  return {
    id: proposedById,
    blockedAt: null,
    grants: { some: { role: proposedRole, endedAt: null, ...place } },
  };
}
