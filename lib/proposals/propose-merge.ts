import { z } from 'zod';
import type { RegionalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { recordField, textField } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { inTransaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import { findMergeObstacle, loadPair } from './merge-pair';
import { proposeWhole } from './propose-whole';

export const mergeFields = z.object({
  keep: recordField('Выберите запись, которая останется'),
  note: textField({
    label: { title: 'Пояснение', accusative: 'пояснение: почему это один ребёнок' },
    max: 500,
  }),
});

/** Proposes to make one record of two that were decided to be one child. Returns the proposal; sent twice it is one. */
export async function proposeMerge(
  actor: RegionalActor,
  suspicionId: string,
  { keep, note }: z.output<typeof mergeFields>,
): Promise<string> {
  requirePermission(actor, 'proposal.make');
  return inTransaction(async (tx) => {
    const pair = await loadPair(tx, suspicionId, keep);
    await lockName(tx, `merge:${suspicionId}`);
    const open = await tx.proposal.findFirst({
      where: { suspicionId, state: { in: ['waiting', 'confirmed'] } },
      select: { id: true },
    });
    if (open) return open.id;
    const obstacle = await findMergeObstacle(tx, pair);
    if (obstacle !== null) throw new Refusal('conflict', obstacle);
    return proposeWhole(tx, actor, { kind: 'merge_children', suspicionId, keptChildId: pair.keptId }, note);
  });
}
