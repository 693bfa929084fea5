import { Temporal } from 'temporal-polyfill';
import type { FamilyActor } from '@/lib/access/actor';
import { bookVisit } from '@/lib/bookings/book-visit';
import { getVisitPage } from '@/lib/bookings/visit-page';
import { readTime } from '@/lib/bookings/visit-fields';
import type { DatedRules } from '@/lib/domain/booking-slots';
import { dbDate } from '@/lib/domain/dates';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenStaff } from './accounts';

const longAgo = Temporal.PlainDate.from('2019-01-01');

/** Every day of the week from 9 to 17 with lunch from 12 to 13. */
export const weekOfHours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  opensAt: 9 * 60,
  closesAt: 17 * 60,
  lunchFrom: 12 * 60,
  lunchTo: 13 * 60,
}));

/** The institution takes bookings by these rules; it gets hours where it has none yet. */
export async function givenBookingRules(
  institutionId: string,
  rules: Partial<Omit<DatedRules, 'version'>> = {},
): Promise<void> {
  const { effectiveFrom = longAgo, ...others } = rules;
  if ((await database().institutionHours.count({ where: { institutionId } })) === 0) {
    await database().institutionHours.createMany({
      data: weekOfHours.map((hours) => ({ institutionId, ...hours })),
    });
  }
  const version = (await database().bookingSetting.count({ where: { institutionId } })) + 1;
  const { accountId } = await givenStaff({ role: 'operator', institutionId });
  await database().bookingSetting.create({
    data: {
      institutionId,
      version,
      effectiveFrom: dbDate(effectiveFrom),
      enabled: true,
      slotMinutes: 30,
      desks: 1,
      daysAhead: 14,
      noticeHours: 0,
      madeAt: now(),
      madeById: accountId,
      ...others,
    },
  });
}

/** The family books the first time there is on the day after today. */
export async function givenBooking(actor: FamilyActor, certificateId: string, institutionId: string) {
  const { days } = await getVisitPage(actor, certificateId, { placeId: institutionId, day: null });
  const time = readTime(days.slice(1).find(({ times }) => times.length > 0)?.times[0]?.value ?? '');
  if (!time) throw new Error('The institution has no time on the coming days');
  await bookVisit(actor, certificateId, { institutionId, time, version: 0 });
  return database().booking.findFirstOrThrow({ where: { certificateId, status: 'booked' } });
}
