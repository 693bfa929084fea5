import { changedFields } from '@/lib/domain/changed-fields';
import { recordAudit } from '@/lib/platform/audit';
import type { Transaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import type { PupilChange } from './judge-pupil';
import type { Round } from './round';

/** Where a child learns from now on, with the values before. */
export async function changePupil(
  tx: Transaction,
  { author }: Round,
  { childId, groupName, institutionId }: PupilChange,
): Promise<void> {
  await lockRow(tx, 'child', childId);
  const select = { groupName: true, institutionId: true } as const;
  const before = await tx.child.findUniqueOrThrow({ where: { personId: childId }, select });
  const after = {
    groupName: groupName ?? before.groupName,
    institutionId: institutionId ?? before.institutionId,
  };
  const change = changedFields(before, after);
  if (change.fields.length === 0) return;
  await tx.child.update({ where: { personId: childId }, data: { ...after, unattached: false } });
  await recordAudit(tx, author, {
    event: 'child_changed',
    subject: ['child', childId],
    childId,
    details: { fields: change.fields },
    change,
  });
}
