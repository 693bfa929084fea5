import { dayIn } from '@/lib/domain/dates';
import { deadlineOf, type Deadline } from '@/lib/domain/working-days';
import { today } from '@/lib/platform/clock';
import type { Queryable } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { loadClosedPeriods, loadProductionCalendar } from '@/lib/platform/production-calendar';

type Waiting = {
  createdAt: Date;
  /** Working days, as it was issued with. */
  daysToBring: number;
  municipalityId: string;
  chosenInstitutionId: string | null;
};

/**
 * Until when the papers are brought, by the production calendar and the closed days of the chosen institution.
 * Counted anew at every look, so that an edited calendar holds at once. Null while the institution is closed for so
 * long that no end can be named.
 */
export async function bringingDeadline(db: Queryable, certificate: Waiting): Promise<Deadline | null> {
  const received = dayIn(environment().TIME_ZONE, certificate.createdAt);
  // One after the other: a transaction is one connection.
  const calendar = await loadProductionCalendar(db, certificate.municipalityId, received);
  const closed = await loadClosedPeriods(db, certificate.chosenInstitutionId, received);
  return deadlineOf({ start: received, days: certificate.daysToBring, today: today() }, calendar, closed);
}
