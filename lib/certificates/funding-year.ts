import { dbDate, type PlainDate } from '@/lib/domain/dates';
import type { Queryable, Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** What a certificate of this group brings in a year that begins on `day`, as {@link amountsOn} says; null: nothing. */
export async function amountOn(
  db: Queryable,
  groupId: string,
  day: PlainDate,
): Promise<Prisma.Decimal | null> {
  const amounts = await amountsOn(db, day, { municipality: { groups: { some: { id: groupId } } } });
  return amounts.get(groupId) ?? null;
}

/**
 * What certificates of each group bring in a year that begins on `day`: a certificate stays in its group for ever, and its
 * money is that of the group that stands in its place by then. Of accounting, or where that group is of accounting, none.
 */
export async function amountsOn(
  db: Queryable,
  day: PlainDate,
  which: Prisma.CertificateGroupWhereInput = {},
): Promise<ReadonlyMap<string, Prisma.Decimal>> {
  const groups = await db.certificateGroup.findMany({
    where: which,
    select: { id: true, kind: true, yearlyAmount: true, validFrom: true, successorOfId: true },
  });
  const begun = groups.filter(({ validFrom }) => validFrom !== null && validFrom <= dbDate(day));
  const successors = new Map(begun.map((group) => [group.successorOfId, group]));
  const amounts = new Map<string, Prisma.Decimal>();
  for (const group of groups) {
    if (group.kind !== 'funded') continue;
    let last = group;
    for (let next = successors.get(group.id); next; next = successors.get(next.id)) last = next;
    if (last.kind === 'funded' && last.yearlyAmount) amounts.set(group.id, last.yearlyAmount);
  }
  return amounts;
}

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
