import type { FamilyActor } from '@/lib/access/actor';
import { Postponement } from '@/lib/domain/postponement';
import { inHowLong } from '@/lib/domain/waiting-words';
import { now } from '@/lib/platform/clock';
import { environment } from '@/lib/platform/environment';
import { countAttempt } from '@/lib/platform/rate-limits';

/** Counts one more message of this account: a desk is read by people. */
export async function countMessage(actor: FamilyActor): Promise<void> {
  const reached = await countAttempt(['question', actor.accountId]);
  if (!reached) return;
  const when = inHowLong(reached.seconds, now(), environment().TIME_ZONE);
  throw new Postponement(
    'too_many',
    `Учреждению можно написать не больше 20 раз за час. Следующее сообщение — ${when}.`,
    reached.seconds,
  );
}
