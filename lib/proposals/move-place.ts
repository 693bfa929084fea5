import type { DeskActor } from '@/lib/access/municipality';
import { changedFields } from '@/lib/domain/changed-fields';
import { recordAudit } from '@/lib/platform/audit';
import type { Transaction } from '@/lib/platform/database';
import type { Pair } from './merge-pair';

const shape = { municipalityId: true, institutionId: true, unattached: true, groupName: true } as const;

/** A school that knew the merged record only goes on with the kept one, where nothing is said of where that one learns. */
export async function movePlace(
  tx: Transaction,
  actor: DeskActor,
  { keptId, mergedId }: Pair,
): Promise<void> {
  const of = (personId: string) => tx.child.findUniqueOrThrow({ where: { personId }, select: shape });
  const [kept, merged] = [await of(keptId), await of(mergedId)];
  if (kept.institutionId !== null || kept.unattached || kept.municipalityId !== merged.municipalityId) return;
  const before = { institutionId: null, groupName: kept.groupName };
  const after = { institutionId: merged.institutionId, groupName: kept.groupName ?? merged.groupName };
  const change = changedFields<Record<keyof typeof before, string | null>>(before, after);
  if (change.fields.length === 0) return;
  await tx.child.update({ where: { personId: keptId }, data: after });
  await recordAudit(tx, actor, {
    event: 'child_changed',
    subject: ['child', keptId],
    childId: keptId,
    details: { fields: change.fields, ground: 'merged' },
    change,
  });
}
