import { formatMinute } from '@/lib/domain/dates';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter } from '@/lib/platform/outbox';
import { recipientOf, type OwnAccount } from './password-owner';

/** Tells the owner that the login is another one now. */
export async function announceNewLogin(tx: Transaction, account: OwnAccount): Promise<void> {
  const to = recipientOf(account);
  if (!to) return;
  await queueLetter(tx, to, 'login_changed', {
    changedAt: formatMinute(now(), environment().TIME_ZONE),
    link: new URL('/account/password', environment().APP_URL).href,
  });
}
