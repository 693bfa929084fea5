import { lapseApplications } from '@/lib/applications/lapse-applications';
import { cancelOverdue } from '@/lib/certificates/cancel-overdue';
import { applyRetention } from '@/lib/personal-data/retention/apply-retention';
import type { LifeDeed } from '@/lib/domain/life';
import type { Tally } from '@/lib/platform/each-record';
import { tellEndsSoon, tellFourteen, tellMayReceive } from './birthday-letters';
import { tellDeadlinePassed, tellDeadlineTomorrow } from './deadline-letters';
import { closeOfAge, closeQuestionOfAge, expire } from './expire';
import { stepOf, type LifeStep } from './lived-day';
import { renew, tellNextAmount } from './yearly-money';

/**
 * What a day of the region brings, in its order: what ends, ends before anybody is told or given anything, and what is
 * destroyed goes last.
 */
export const lifeSteps: readonly LifeStep[] = [
  stepOf('certificate_expired', expire),
  stepOf('application_closed', closeOfAge),
  stepOf('questions_closed', closeQuestionOfAge),
  { deed: 'application_lapsed', live: ({ day }) => lapseApplications(day) },
  onPresentDay('overdue_cancelled', cancelOverdue),
  stepOf('may_receive', tellMayReceive),
  stepOf('turns_fourteen', tellFourteen),
  stepOf('ends_soon', tellEndsSoon),
  stepOf('deadline_tomorrow', tellDeadlineTomorrow),
  stepOf('deadline_passed', tellDeadlinePassed),
  stepOf('year_renewed', renew),
  stepOf('next_amount', tellNextAmount),
  onPresentDay('data_destroyed', applyRetention),
];

/** Its terms are counted from this moment, whichever day is lived: it is done once, with the last of them. */
function onPresentDay(deed: LifeDeed, live: () => Promise<Tally>): LifeStep {
  return { deed, live: ({ late }) => (late > 0 ? Promise.resolve({ done: 0, failed: 0 }) : live()) };
}
