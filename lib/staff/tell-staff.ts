import { formatMinute } from '@/lib/domain/dates';
import type { StaffAccessChange } from '@/lib/domain/letters';
import { roles, type Role } from '@/lib/domain/roles';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter } from '@/lib/platform/outbox';

type Told = { id: string; staffEmail: string | null };
type Changed = { role: Role; place: string | null } | null;

function recipientOf({ id, staffEmail }: Told) {
  return { personId: null, accountId: id, email: staffEmail };
}

function moment(): string {
  return formatMinute(now(), environment().TIME_ZONE);
}

/** Tells a member of staff by e-mail what an admin changed in their access; whoever has no address is told by nobody. */
export async function tellAccessChange(
  tx: Transaction,
  staff: Told,
  change: StaffAccessChange,
  changed: Changed,
): Promise<void> {
  if (staff.staffEmail === null) return;
  await queueLetter(tx, recipientOf(staff), 'staff_access_changed', {
    change,
    role: changed && roles[changed.role].title,
    place: changed?.place ?? null,
    changedAt: moment(),
    link: new URL('/sign-in', environment().APP_URL).href,
  });
}

export async function tellSecondStepReset(tx: Transaction, staff: Told): Promise<void> {
  if (staff.staffEmail === null) return;
  await queueLetter(tx, recipientOf(staff), 'staff_second_step_reset', {
    changedAt: moment(),
    link: new URL('/sign-in', environment().APP_URL).href,
  });
}
