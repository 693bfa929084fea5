import { lapseApplications } from '@/lib/applications/lapse-applications';
import { cancelOverdue } from '@/lib/certificates/cancel-overdue';
import { applyRetention } from '@/lib/personal-data/retention/apply-retention';
import { tellEndsSoon, tellFourteen, tellMayReceive } from './birthday-letters';
import { tellDeadlinePassed, tellDeadlineTomorrow } from './deadline-letters';
import { closeOfAge, expire } from './expire';
import { stepOf, type LifeStep } from './lived-day';
import { renew, tellNextAmount } from './yearly-money';

/**
 * What a day of the region brings, in its order: what ends, ends before anybody is told or given anything, and what is
 * destroyed goes last.
 */
export const lifeSteps: readonly LifeStep[] = [
  stepOf('certificate_expired', expire),
  stepOf('application_closed', closeOfAge),
  { deed: 'application_lapsed', live: ({ day }) => lapseApplications(day) },
  { deed: 'overdue_cancelled', live: ({ day }) => cancelOverdue(day) },
  stepOf('may_receive', tellMayReceive),
  stepOf('turns_fourteen', tellFourteen),
  stepOf('ends_soon', tellEndsSoon),
  stepOf('deadline_tomorrow', tellDeadlineTomorrow),
  stepOf('deadline_passed', tellDeadlinePassed),
  stepOf('year_renewed', renew),
  stepOf('next_amount', tellNextAmount),
  // Terms are counted from this moment, whichever day is lived: once, with the last of them.
  {
    deed: 'data_destroyed',
    live: ({ late }) => (late > 0 ? Promise.resolve({ done: 0, failed: 0 }) : applyRetention()),
  },
];
