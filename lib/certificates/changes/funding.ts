import { now, today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { Prisma } from '@/lib/platform/generated/prisma/client';

type Group = { kind: 'accounting' | 'funded'; yearlyAmount: Prisma.Decimal | null };

/**
 * The money of this year after a change of the group. A certificate that is not activated has none yet: its activation
 * brings it. Into a group with money the year has that group's amount, into one without it has none; but never less than is
 * already reserved or written off, for that was lawful when it happened. Earlier years stay as they were.
 */
export async function settleFundingYear(
  tx: Transaction,
  certificateId: string,
  activated: boolean,
  group: Group,
): Promise<void> {
  if (!activated) return;
  const { year } = today();
  const key = { certificateId_year: { certificateId, year } };
  const wanted = group.kind === 'funded' && group.yearlyAmount ? group.yearlyAmount : new Prisma.Decimal(0);
  const existing = await tx.fundingYear.findUnique({
    where: key,
    select: { id: true, movements: { select: { kind: true, amount: true } } },
  });
  if (existing) {
    const amount = Prisma.Decimal.max(wanted, committed(existing.movements));
    await tx.fundingYear.update({ where: { id: existing.id }, data: { amount } });
  } else if (wanted.greaterThan(0)) {
    await tx.fundingYear.create({ data: { certificateId, year, amount: wanted, createdAt: now() } });
  }
}

type Movement = { kind: 'reserved' | 'released' | 'written_off'; amount: Prisma.Decimal };

/** What is still reserved, or what was spent where that is more. */
function committed(movements: readonly Movement[]): Prisma.Decimal {
  const sum = (kind: Movement['kind']) =>
    movements
      .filter((movement) => movement.kind === kind)
      .reduce((total, { amount }) => total.plus(amount), new Prisma.Decimal(0));
  return Prisma.Decimal.max(sum('reserved').minus(sum('released')), sum('written_off'));
}
