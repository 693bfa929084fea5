import { Postponement } from '@/lib/domain/postponement';
import { inHowLong } from '@/lib/domain/waiting-words';
import { now } from '@/lib/platform/clock';
import { environment } from '@/lib/platform/environment';
import type { Reached } from '@/lib/platform/rate-limits';

export function tooManyTries({ seconds }: Reached): Postponement {
  const when = inHowLong(seconds, now(), environment().TIME_ZONE);
  return new Postponement('too_many', `Слишком много попыток. Повторить можно ${when}.`, seconds);
}
