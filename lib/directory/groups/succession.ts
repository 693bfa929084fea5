import { Temporal } from 'temporal-polyfill';
import { dbDate, formatDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { Refusal } from '@/lib/domain/refusal';
import { today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import { placesLock, type GroupRow } from './held-group';

/** The last day of a group whose next one begins then; one that ends earlier by a decision of its own stays so. */
export function endBefore({ validTo }: Pick<GroupRow, 'validTo'>, nextFrom: PlainDate): Date {
  const dayBefore = dbDate(nextFrom.subtract({ days: 1 }));
  return validTo && validTo < dayBefore ? validTo : dayBefore;
}

/** A group and the next one are never given out on one day: families would choose between two amounts of the same group. */
export async function requireEndBeforeNext(
  tx: Transaction,
  groupId: string,
  validTo: PlainDate | null,
): Promise<void> {
  const next = await tx.certificateGroup.findUnique({
    where: { successorOfId: groupId },
    select: { title: true, validFrom: true },
  });
  if (!next?.validFrom) return;
  if (validTo && dbDate(validTo) < next.validFrom) return;
  throw new Refusal(
    'invalid',
    `С ${formatDate(plainDate(next.validFrom))} действует следующая группа, «${next.title}»: назовите день раньше`,
    'validTo',
  );
}

/** Both groups of a succession, in the order in which whoever gives places in several takes them. */
export async function lockWithFormer(tx: Transaction, groupId: string): Promise<void> {
  const group = await tx.certificateGroup.findUnique({
    where: { id: groupId },
    select: { successorOfId: true },
  });
  const former = group?.successorOfId;
  if (!former) return;
  for (const id of [former, groupId].toSorted()) await lockName(tx, placesLock(id));
}

/**
 * Moves the last day of the former group with the first day of the one that follows it, so that neither both are given out
 * on one day nor none is. A gap left between the two on purpose stays. Null: there is no former one, or its end stays. The
 * caller holds both by {@link lockWithFormer}.
 */
export async function endFormer(
  tx: Transaction,
  group: Pick<GroupRow, 'successorOfId' | 'validFrom'>,
  from: PlainDate | null,
): Promise<{ before: GroupRow; after: { validTo: Date } } | null> {
  const { successorOfId: id, validFrom } = group;
  if (id === null || validFrom?.getTime() === (from && dbDate(from).getTime())) return null;
  const former = await tx.certificateGroup.findUniqueOrThrow({ where: { id } });
  if (from === null) {
    throw new Refusal('invalid', `Назовите первый день: до него действует «${former.title}»`, 'validFrom');
  }
  if (Temporal.PlainDate.compare(from, today()) <= 0) {
    throw new Refusal('invalid', 'Выберите завтрашний день или более поздний', 'validFrom');
  }
  if (former.validFrom && former.validFrom >= dbDate(from)) {
    throw new Refusal('invalid', `Выберите день позже: раньше начинается «${former.title}»`, 'validFrom');
  }
  const adjoined = validFrom && former.validTo?.getTime() === dayBefore(validFrom).getTime();
  const validTo = adjoined ? dayBefore(dbDate(from)) : endBefore(former, from);
  if (validTo.getTime() === former.validTo?.getTime()) return null;
  await tx.certificateGroup.update({ where: { id }, data: { validTo, version: { increment: 1 } } });
  return { before: former, after: { validTo } };
}

function dayBefore(day: Date): Date {
  return dbDate(plainDate(day).subtract({ days: 1 }));
}
