import { formatMinute } from '@/lib/domain/dates';
import { now } from '@/lib/platform/clock';
import { liftBadAddresses } from '@/lib/platform/bad-addresses';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { lockRow } from '@/lib/platform/locks';
import { queueLetter } from '@/lib/platform/outbox';

/**
 * The address just confirmed becomes the person's own. It recovers the password from now on: who was reached at another
 * confirmed address until now is told there.
 */
export async function replaceEmail(tx: Transaction, personId: string, email: string): Promise<void> {
  // Of two applications confirmed at once each sees the address it replaces.
  await lockRow(tx, 'person', personId);
  const before = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { email: true, emailConfirmedAt: true, account: { select: { id: true } } },
  });
  await tx.person.update({ where: { id: personId }, data: { email, emailConfirmedAt: now() } });
  // A letter has just been read there.
  await liftBadAddresses(tx, [email]);
  if (before.email === null || before.emailConfirmedAt === null) return;
  if (before.email.toLowerCase() === email.toLowerCase()) return;
  const to = { personId, accountId: before.account?.id ?? null, email: before.email };
  await queueLetter(tx, to, 'email_changed', {
    changedAt: formatMinute(now(), environment().TIME_ZONE),
    link: new URL('/account/password', environment().APP_URL).href,
  });
}
