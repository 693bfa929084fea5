import type { DeskActor } from '@/lib/access/municipality';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { submitWithin } from './submit-proposal';

type Parts = Pick<
  Prisma.ProposalUncheckedCreateInput,
  | 'municipalityId'
  | 'reason'
  | 'suspicionId'
  | 'keptChildId'
  | 'childId'
  | 'fromMunicipalityId'
  | 'intoMunicipalityId'
> & { kind: 'merge_children' | 'merge_municipalities' | 'destroy_child' };

/** Writes a deed that is one step as a whole and sends it on to the second person at once. Returns its id. */
export async function proposeWhole(
  tx: Transaction,
  actor: DeskActor,
  parts: Parts,
  note: string,
): Promise<string> {
  const { id } = await tx.proposal.create({
    data: { ...parts, proposedById: actor.accountId, proposedRole: actor.role, preparedAt: now() },
    select: { id: true },
  });
  await submitWithin(tx, actor, id, { note });
  return id;
}
