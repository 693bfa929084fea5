import { Temporal } from 'temporal-polyfill';
import { amountOn } from '@/lib/certificates/funding-year';
import { renewYear } from '@/lib/certificates/renew-year';
import { plainDate } from '@/lib/domain/dates';
import { newYear } from '@/lib/domain/life';
import { formatMoney } from '@/lib/domain/money';
import type { Transaction } from '@/lib/platform/database';
import { lockCertificate, type LivedDay } from './lived-day';
import { getToldCertificate } from './told-certificate';
import { tellOnce } from './tell-once';

/** On 1 January, and later what was left then. */
export async function renew(tx: Transaction, id: string, { day }: LivedDay): Promise<boolean> {
  await lockCertificate(tx, id);
  const { status, validUntil } = await tx.certificate.findUniqueOrThrow({
    where: { id },
    select: { status: true, validUntil: true },
  });
  if (status !== 'active' || Temporal.PlainDate.compare(plainDate(validUntil), day) <= 0) return false;
  return renewYear(tx, id, day);
}

/** In December: the amount of the next year, as it is set by then. */
export async function tellNextAmount(tx: Transaction, id: string, { day }: LivedDay): Promise<boolean> {
  const childId = await lockCertificate(tx, id);
  const { status, groupId, to, facts } = await getToldCertificate(tx, id);
  if (status !== 'active') return false;
  const next = newYear(day.year + 1);
  const amount = await amountOn(tx, groupId, next);
  if (amount === null) return false;
  return tellOnce(tx, {
    childId,
    kind: 'next_amount',
    forDay: next,
    to,
    payload: () => ({ ...facts, year: next.year, amount: formatMoney(amount.toFixed(2)) }),
  });
}
