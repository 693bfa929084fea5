import { visitTime, type BookingStatus } from '@/lib/domain/bookings';
import { plainDate, type PlainDate } from '@/lib/domain/dates';
import type { Queryable } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { thisMinute } from './place';

export const bookingShape = {
  id: true,
  certificateId: true,
  day: true,
  startsAt: true,
  endsAt: true,
  desk: true,
  status: true,
  version: true,
  agreedAt: true,
  institution: { select: { id: true, shortName: true, address: true, room: true, phone: true } },
} as const satisfies Prisma.BookingSelect;

type Row = Prisma.BookingGetPayload<{ select: typeof bookingShape }>;

export type VisitBooking = Omit<Row, 'day' | 'status'> & {
  day: PlainDate;
  status: BookingStatus;
  /** «во вторник, 24.11.2026, в 9:30» */
  when: string;
};

export function bookingOf(row: Row): VisitBooking {
  const day = plainDate(row.day);
  return { ...row, day, when: visitTime(day, row.startsAt) };
}

/** The time this certificate has now, though it may have passed; null when it has none. */
export async function findLive(db: Queryable, certificateId: string): Promise<VisitBooking | null> {
  const row = await db.booking.findFirst({
    where: { certificateId, status: 'booked' },
    select: bookingShape,
  });
  return row && bookingOf(row);
}

/** The family was expected until then; from then on it is at the counter, or did not come. */
export function hasPassed({ day, endsAt }: Pick<VisitBooking, 'day' | 'endsAt'>): boolean {
  const at = thisMinute();
  const ahead = at.day.until(day).days;
  return ahead < 0 || (ahead === 0 && endsAt <= at.minute);
}
