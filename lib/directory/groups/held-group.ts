import type { DeskMunicipality } from '@/lib/access/municipality';
import { found } from '@/lib/access/scope';
import { liveStatuses } from '@/lib/domain/certificate-status';
import { dbDate } from '@/lib/domain/dates';
import { Refusal } from '@/lib/domain/refusal';
import { today } from '@/lib/platform/clock';
import type { Queryable, Transaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';

/** Held by whoever gives a place in the group or changes it. */
export function placesLock(groupId: string): string {
  return `places:${groupId}`;
}

export type GroupRow = Awaited<ReturnType<typeof holdGroup>>;

/**
 * Takes a group of this municipality for a change: nobody is given a place in it until the transaction ends, and its
 * version grows. One that was changed since the form was drawn is refused.
 */
export async function holdGroup(
  tx: Transaction,
  municipality: Pick<DeskMunicipality, 'id'>,
  groupId: string,
  version: number,
) {
  await lockName(tx, placesLock(groupId));
  const { count } = await tx.certificateGroup.updateMany({
    where: { id: groupId, municipalityId: municipality.id, version },
    data: { version: { increment: 1 } },
  });
  const row = found(
    await tx.certificateGroup.findFirst({ where: { id: groupId, municipalityId: municipality.id } }),
  );
  if (count === 0) {
    throw new Refusal(
      'conflict',
      'Пока Вы работали, группу изменил другой администратор. Введённое ниже сохранено: откройте страницу заново, сверьте и повторите.',
    );
  }
  return row;
}

/** Whether any certificate was ever in the group: then what the group says stands. */
export async function isGroupUsed(db: Queryable, groupId: string): Promise<boolean> {
  const certificate = await db.certificate.findFirst({ where: { groupId }, select: { id: true } });
  if (certificate) return true;
  const change = await db.certificateChange.findFirst({
    where: { OR: [{ fromGroupId: groupId }, { toGroupId: groupId }] },
    select: { id: true },
  });
  return change !== null;
}

/** Live certificates of the group. */
export function countTaken(db: Queryable, groupId: string): Promise<number> {
  return db.certificate.count({
    where: {
      groupId,
      status: { in: liveStatuses },
      validUntil: { gt: dbDate(today()) },
    },
  });
}
