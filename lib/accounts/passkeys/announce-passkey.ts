import { formatMinute } from '@/lib/domain/dates';
import type { PasskeyChange } from '@/lib/domain/letters';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter } from '@/lib/platform/outbox';
import { recipientOf, type OwnAccount } from '../password-owner';

/** Tells the owner that a key has come to the account or has gone. */
export async function announcePasskey(
  tx: Transaction,
  account: OwnAccount,
  change: PasskeyChange,
): Promise<void> {
  const to = recipientOf(account);
  if (!to) return;
  await queueLetter(tx, to, 'passkey_changed', {
    change,
    changedAt: formatMinute(now(), environment().TIME_ZONE),
    link: new URL('/account/passkeys', environment().APP_URL).href,
  });
}
