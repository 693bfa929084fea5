import { findActingLater } from '@/lib/access/acting-later';
import type { OperatorActor } from '@/lib/access/actor';
import type { LeftReason } from '@/lib/domain/group-activation';
import { Refusal } from '@/lib/domain/refusal';
import { now } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import { Stumbles } from '@/lib/platform/stumbles';
import { RecordReserved } from '@/lib/reservations/holder';
import { activateWithin, type SeenPapers } from '../activate-certificate';

/**
 * Goes through the children of a run that still wait: each in a transaction of its own, with its own record, checks, letter
 * and the line of the run. What was done stays done when the process dies; started again, it goes on with the rest.
 */
export async function runGroupActivation({ runId }: { runId: string }): Promise<void> {
  const run = await database().groupActivation.findUnique({
    where: { id: runId },
    select: {
      sessionId: true,
      finishedAt: true,
      items: { where: { state: 'waiting' }, orderBy: { position: 'asc' } },
    },
  });
  if (!run || run.finishedAt !== null) return;
  const actor = await findActingLater(run.sessionId);
  const stumbles = new Stumbles();
  for (const item of run.items) {
    await stumbles.over(item.certificateId, () =>
      actor?.role === 'operator' ? activateOne(actor, item) : leave(item, 'out_of_reach'),
    );
  }
  stumbles.end();
  await database().groupActivation.updateMany({
    where: { id: runId, finishedAt: null },
    data: { finishedAt: now() },
  });
}

type Item = {
  runId: string;
  certificateId: string;
  paperId: string;
  originals: string[];
  copies: string[];
};

async function activateOne(actor: OperatorActor, item: Item): Promise<void> {
  try {
    await inTransaction(async (tx) => {
      await activateWithin(tx, actor, item.certificateId, seenPapers(item));
      await settle(tx, item, { state: 'activated' });
    });
  } catch (error) {
    // Anything but a refusal is a fault of the machine: the job is tried again.
    if (!(error instanceof Refusal)) throw error;
    await leave(item, await reasonOf(error, item));
  }
}

function seenPapers({ paperId, originals, copies }: Item): SeenPapers {
  const seen = (key: string) =>
    originals.includes(key) ? 'original' : copies.includes(key) ? 'copy' : undefined;
  return {
    paperId,
    application: seen('application'),
    consent: seen('consent'),
    applicant_document: seen('applicant_document'),
    child_document: seen('child_document'),
    residence: seen('residence'),
    snils: seen('snils'),
  };
}

async function reasonOf(error: Refusal, item: Item): Promise<LeftReason> {
  if (error instanceof RecordReserved) return 'reserved';
  if (error.code === 'invalid') return 'papers';
  if (error.code !== 'conflict') return 'out_of_reach';
  const latest = await database().paper.findFirst({
    where: { certificateId: item.certificateId },
    orderBy: { version: 'desc' },
    select: { id: true },
  });
  return latest?.id === item.paperId ? 'obstacle' : 'changed';
}

function leave(item: Item, reason: LeftReason): Promise<void> {
  return inTransaction((tx) => settle(tx, item, { state: 'left', reason }));
}

type Outcome = { state: 'activated' } | { state: 'left'; reason: LeftReason };

/** Only a line that waits is written: of two workers at once the slower one changes nothing. */
async function settle(tx: Transaction, { runId, certificateId }: Item, outcome: Outcome): Promise<void> {
  await tx.groupActivationItem.updateMany({
    where: { runId, certificateId, state: 'waiting' },
    data: { ...outcome, doneAt: now() },
  });
}
