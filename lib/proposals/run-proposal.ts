import { findActingLater } from '@/lib/access/acting-later';
import type { DeskActor } from '@/lib/access/municipality';
import { isBulk, type ProposalLeftReason } from '@/lib/domain/proposals';
import { Refusal } from '@/lib/domain/refusal';
import { now } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import { Stumbles } from '@/lib/platform/stumbles';
import { carryOut, LeftOut, type BulkDeed, type Deed } from './carry-out';
import { carryOutWhole } from './carry-out-whole';
import { tellMaker } from './tell-admins';

const batch = 100;

const shape = {
  id: true,
  kind: true,
  state: true,
  municipalityId: true,
  groupId: true,
  reason: true,
  suspicionId: true,
  keptChildId: true,
  childId: true,
  fromMunicipalityId: true,
  intoMunicipalityId: true,
  sessionId: true,
} as const;

/**
 * Carries out what was confirmed, record by record, each in a transaction of its own with its history, audit, letter and the
 * line of the proposal. What was done stays done when the process dies; started again, it goes on with the rest.
 */
export async function runProposal({ proposalId }: { proposalId: string }): Promise<void> {
  const deed = await database().proposal.findUnique({ where: { id: proposalId }, select: shape });
  if (!deed || deed.state !== 'confirmed') return;
  const acting = deed.sessionId === null ? null : await findActingLater(deed.sessionId);
  const actor = acting?.role === 'municipal_admin' || acting?.role === 'regional_admin' ? acting : null;
  const { kind } = deed;
  if (isBulk(kind)) await goThrough(actor, { ...deed, kind });
  else if (actor) await carryOutWhole(actor, deed);
  await inTransaction(async (tx) => {
    const { count } = await tx.proposal.updateMany({
      where: { id: proposalId, state: 'confirmed' },
      data: { state: 'done', finishedAt: now() },
    });
    if (count > 0) await tellMaker(tx, proposalId, 'finished');
  });
}

async function goThrough(actor: DeskActor | null, deed: BulkDeed): Promise<void> {
  const stumbles = new Stumbles();
  for (let after = -1; ;) {
    const items = await database().proposalItem.findMany({
      where: { proposalId: deed.id, state: 'waiting', position: { gt: after } },
      orderBy: { position: 'asc' },
      take: batch,
      select: { certificateId: true, position: true, seenStatus: true, seenGroupId: true },
    });
    for (const item of items) {
      if (actor) await stumbles.over(item.certificateId, () => doOne(actor, deed, item));
      else await leave(deed, item.certificateId, 'out_of_reach');
    }
    if (items.length < batch) break;
    after = items.at(-1)?.position ?? after;
  }
  stumbles.end();
}

type Item = { certificateId: string; seenStatus: string; seenGroupId: string };

async function doOne(actor: DeskActor, deed: BulkDeed, item: Item): Promise<void> {
  try {
    await inTransaction(async (tx) => {
      // The line first: of two workers the slower one waits for it and then finds nothing left to do.
      if (await settle(tx, deed, item.certificateId, { state: 'done' }))
        await carryOut(tx, actor, deed, item);
    });
  } catch (error) {
    // Anything but a refusal is a fault of the machine: the job is tried again.
    if (!(error instanceof Refusal)) throw error;
    await leave(deed, item.certificateId, reasonOf(error));
  }
}

function reasonOf(error: Refusal): ProposalLeftReason {
  if (error instanceof LeftOut) return error.why;
  return error.code === 'not_found' || error.code === 'forbidden' ? 'out_of_reach' : 'obstacle';
}

async function leave(deed: Deed, certificateId: string, reason: ProposalLeftReason): Promise<void> {
  await inTransaction((tx) => settle(tx, deed, certificateId, { state: 'left', reason }));
}

type Outcome = { state: 'done' } | { state: 'left'; reason: ProposalLeftReason };

/** Only a line that waits is written; false: somebody else has. */
async function settle(
  tx: Transaction,
  { id }: Deed,
  certificateId: string,
  outcome: Outcome,
): Promise<boolean> {
  const { count } = await tx.proposalItem.updateMany({
    where: { proposalId: id, certificateId, state: 'waiting' },
    data: { ...outcome, doneAt: now() },
  });
  return count === 1;
}
