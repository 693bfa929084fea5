import { liveStatuses } from '@/lib/domain/certificate-status';
import { dbDate, type PlainDate } from '@/lib/domain/dates';
import { groupFits } from '@/lib/domain/eligibility';
import { Refusal } from '@/lib/domain/refusal';
import { today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import { limitsOf, type GroupLimits } from './fitting-groups';

/**
 * The child takes its place in the group, or is refused: the group may have changed since it was chosen, and two last
 * places are never given to three children. Nobody changes the group until the transaction ends.
 */
export async function takePlace(tx: Transaction, groupId: string, birthDate: PlainDate): Promise<void> {
  const group = await shareGroup(tx, groupId);
  if (!group || !groupFits(limitsOf(group), birthDate, today())) {
    throw new Refusal(
      'conflict',
      'Условия этой группы только что изменились. Выберите группу снова.',
      'groupId',
    );
  }
  if (group.places === null) return;
  await lockName(tx, `places:${groupId}`);
  const taken = await tx.certificate.count({
    where: { groupId, status: { in: liveStatuses }, validUntil: { gt: dbDate(today()) } },
  });
  if (taken >= group.places) {
    throw new Refusal('conflict', 'В этой группе не осталось мест. Выберите другую группу.', 'groupId');
  }
}

/** Others may take places meanwhile; who edits the group waits. */
async function shareGroup(
  tx: Transaction,
  groupId: string,
): Promise<(GroupLimits & { places: number | null }) | undefined> {
  const [group] = await tx.$queryRaw<(GroupLimits & { places: number | null })[]>`
    SELECT min_age AS "minAge", max_age AS "maxAge", active, valid_from AS "validFrom", valid_to AS "validTo", places
    FROM certificate_group WHERE id = ${groupId}::uuid FOR SHARE`;
  return group;
}
