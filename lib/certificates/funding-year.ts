import { dbDate, type PlainDate } from '@/lib/domain/dates';
import type { Queryable, Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/**
 * What certificates of this group bring in a year that begins on `day`: a certificate stays in its group for ever, and its
 * money is that of the group that stands in its place by then. Null where there is none, and for a certificate of accounting.
 */
export async function amountOn(
  db: Queryable,
  groupId: string,
  day: PlainDate,
): Promise<Prisma.Decimal | null> {
  let group = await db.certificateGroup.findUniqueOrThrow({ where: { id: groupId }, select: shape });
  if (group.kind !== 'funded') return null;
  for (;;) {
    const next = await db.certificateGroup.findFirst({
      where: { successorOfId: group.id, validFrom: { lte: dbDate(day) } },
      select: shape,
    });
    if (!next) return group.kind === 'funded' ? group.yearlyAmount : null;
    group = next;
  }
}

const shape = { id: true, kind: true, yearlyAmount: true } as const;

type Opened = { certificateId: string; groupId: string; at: Date };

/** The money of the year in which `day` lies, by the amount of that day; false where it is there already or there is none. */
export async function openFundingYear(
  tx: Transaction,
  { certificateId, groupId, at }: Opened,
  day: PlainDate,
): Promise<boolean> {
  const amount = await amountOn(tx, groupId, day);
  if (amount === null) return false;
  const { count } = await tx.fundingYear.createMany({
    data: { certificateId, year: day.year, amount, createdAt: at },
    skipDuplicates: true,
  });
  return count > 0;
}
