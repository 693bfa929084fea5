import { dbDate } from '@/lib/domain/dates';
import { startOfDay } from '@/lib/domain/day-start';
import { now, today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { log } from '@/lib/platform/log';
import { bookingOf, bookingShape, type VisitBooking } from '@/lib/booked-times/booked-visit';
import { tellFamily } from './visit-letters';

const batch = 200;

/** The worker's job: the day before, every family is reminded once; who agreed on the time today needs no reminder. */
export async function remindVisits(): Promise<void> {
  const due = {
    status: 'booked' as const,
    day: dbDate(today().add({ days: 1 })),
    remindedAt: null,
    agreedAt: { lt: startOfDay(today(), environment().TIME_ZONE) },
  };
  let reminded = 0;
  for (let after: string | undefined; ;) {
    const rows = await database().booking.findMany({
      where: { ...due, id: after === undefined ? undefined : { gt: after } },
      orderBy: { id: 'asc' },
      take: batch,
      select: bookingShape,
    });
    for (const row of rows) if (await remind(bookingOf(row))) reminded += 1;
    if (rows.length < batch) break;
    after = rows.at(-1)?.id;
  }
  if (reminded > 0) log().info({ event: 'visits_reminded', count: reminded });
}

function remind(booking: VisitBooking): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { count } = await tx.booking.updateMany({
      where: { id: booking.id, status: 'booked', version: booking.version, remindedAt: null },
      data: { remindedAt: now() },
    });
    if (count === 0) return false;
    await tellFamily(tx, booking, { kind: 'visit_tomorrow' });
    return true;
  });
}
