import { formatMinute } from '@/lib/domain/dates';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter } from '@/lib/platform/outbox';
import { recipientOf, type OwnAccount } from './password-owner';

/** Tells the owner that the password is another one now: in «Почта» and, where an address is known, by e-mail. */
export async function announceNewPassword(tx: Transaction, account: OwnAccount): Promise<void> {
  const to = recipientOf(account);
  if (!to) return;
  await queueLetter(tx, to, 'password_changed', {
    changedAt: formatMinute(now(), environment().TIME_ZONE),
    link: new URL('/sign-in/forgotten', environment().APP_URL).href,
  });
}
