import { formatMinute } from '@/lib/domain/dates';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter } from '@/lib/platform/outbox';
import { getOwnAccount, recipientOf } from './password-owner';

/**
 * Tells the owner of a sign-in from a browser that never had one of theirs. Of the very first sign-in there is nothing to
 * tell: whoever makes it has just been given the account.
 */
export async function announceNewDevice(
  tx: Transaction,
  accountId: string,
  device: string | null,
): Promise<void> {
  const account = await getOwnAccount(accountId, tx);
  const to = account.lastSignInAt === null ? null : recipientOf(account);
  if (!to) return;
  await queueLetter(tx, to, 'new_device', {
    device,
    signedInAt: formatMinute(now(), environment().TIME_ZONE),
    link: new URL('/account/password', environment().APP_URL).href,
  });
}
