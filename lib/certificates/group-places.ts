import { liveStatuses } from '@/lib/domain/certificate-status';
import { dbDate } from '@/lib/domain/dates';
import { Refusal } from '@/lib/domain/refusal';
import { today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';

/** A funded group may have a limit of places; two last places are never given to three children. */
export async function refuseWithoutPlace(
  tx: Transaction,
  group: { id: string; places: number | null },
): Promise<void> {
  if (group.places === null) return;
  await lockName(tx, `places:${group.id}`);
  const taken = await tx.certificate.count({
    where: {
      groupId: group.id,
      status: { in: liveStatuses },
      validUntil: { gt: dbDate(today()) },
    },
  });
  if (taken >= group.places) {
    throw new Refusal('conflict', 'В этой группе не осталось мест. Выберите другую группу.', 'groupId');
  }
}
