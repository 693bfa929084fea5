import type { DeskActor } from '@/lib/access/municipality';
import { readDestructionGround } from '@/lib/domain/proposals';
import { Refusal } from '@/lib/domain/refusal';
import { destroyByLaw } from '@/lib/personal-data/retention/destroy-by-law';
import { removeDestroyedFiles } from '@/lib/personal-data/retention/destroy-scans';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { logForRestore } from '@/lib/platform/log';
import { startMerge } from '@/lib/regions/start-merge';
import type { Deed } from './carry-out';
import { mergeChildren } from './merge-children';

/**
 * A deed that is one step as a whole. What changed since so that it cannot be done any more ends the proposal without it, and
 * its page says so. Carried out again after the process died it does nothing twice.
 */
export async function carryOutWhole(actor: DeskActor, deed: Deed): Promise<void> {
  try {
    await inTransaction((tx) => doWhole(tx, actor, deed));
    noteForRestore(deed);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  // The pictures follow their rows; what the storage does not give up now the daily run takes.
  if (deed.kind === 'destroy_child') await removeDestroyedFiles();
}

/** A restore from a backup of before brings the child back: the log, kept elsewhere, tells who has to go again. */
function noteForRestore({ id, kind, childId }: Deed): void {
  if (kind !== 'destroy_child' || childId === null) return;
  logForRestore({ event: 'data_destroyed_by_law', record: childId, proposal: id });
}

async function doWhole(tx: Transaction, actor: DeskActor, deed: Deed): Promise<void> {
  switch (deed.kind) {
    case 'merge_children':
      return mergeChildren(tx, actor, deed);
    case 'merge_municipalities':
      return startMerge(tx, actor, {
        proposalId: deed.id,
        fromId: given(deed.fromMunicipalityId),
        intoId: given(deed.intoMunicipalityId),
      });
    case 'destroy_child':
      return destroyByLaw(tx, actor, {
        proposalId: deed.id,
        childId: given(deed.childId),
        ground: given(readDestructionGround(deed.reason)),
      });
    case 'remind':
    case 'change_group':
    case 'close':
      throw new Refusal('conflict');
  }
}

/** The database lets no proposal of its kind be without it. */
function given<Value>(value: Value | null): Value {
  if (value === null) throw new Refusal('conflict');
  return value;
}
