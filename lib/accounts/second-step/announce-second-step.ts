import { secondStepPage } from '@/lib/access/second-step';
import { formatMinute } from '@/lib/domain/dates';
import type { SecondStepChange } from '@/lib/domain/letters';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter } from '@/lib/platform/outbox';
import { recipientOf, type OwnAccount } from '../password-owner';

/** Tells the owner what became of the second step of their sign-in. */
export async function announceSecondStep(
  tx: Transaction,
  account: OwnAccount,
  change: SecondStepChange,
): Promise<void> {
  const to = recipientOf(account);
  if (!to) return;
  await queueLetter(tx, to, 'second_step_changed', {
    change,
    changedAt: formatMinute(now(), environment().TIME_ZONE),
    link: new URL(secondStepPage, environment().APP_URL).href,
  });
}
