import type { PlainDate } from '@/lib/domain/dates';
import { hoursOn, type Moment, type Timetable } from '@/lib/domain/opening-state';

/** A time that can be booked: minutes since midnight, the end not included. */
export type Slot = { from: number; to: number };

/** A time that is kept at one of the desks, counted from 1. */
export type TakenSlot = Slot & { desk: number };

/** How bookings are taken on the days to which it applies. */
export type BookingRules = {
  enabled: boolean;
  slotMinutes: number;
  desks: number;
  /** The last day that can be booked, counted from today. */
  daysAhead: number;
  /** No later than so many hours before. */
  noticeHours: number;
};

export type DatedRules = BookingRules & { effectiveFrom: PlainDate; version: number };

/** What applies on that day: of the rows that have begun the latest, of those of one day the one written last. */
export function rulesOn<Rules extends Pick<DatedRules, 'effectiveFrom' | 'version'>>(
  day: PlainDate,
  rows: readonly Rules[],
): Rules | null {
  const begun = rows.filter(({ effectiveFrom }) => day.since(effectiveFrom).days >= 0);
  return begun.reduce<Rules | null>((best, row) => (best === null || isLater(row, best) ? row : best), null);
}

function isLater(
  a: Pick<DatedRules, 'effectiveFrom' | 'version'>,
  b: Pick<DatedRules, 'effectiveFrom' | 'version'>,
): boolean {
  const apart = a.effectiveFrom.since(b.effectiveFrom).days;
  return apart > 0 || (apart === 0 && a.version > b.version);
}

/** The spans in which somebody is there: before and after lunch. */
function openSpans(day: PlainDate, timetable: Timetable): Slot[] {
  const hours = hoursOn(day, timetable);
  if (!hours) return [];
  const { opensAt, closesAt, lunchFrom, lunchTo } = hours;
  if (lunchFrom === null || lunchTo === null) return [{ from: opensAt, to: closesAt }];
  return [
    { from: opensAt, to: lunchFrom },
    { from: lunchTo, to: closesAt },
  ];
}

/** Times of one length from the opening on and again from the end of lunch; what would run into lunch or closing is none. */
export function slotsOn(day: PlainDate, timetable: Timetable, slotMinutes: number): Slot[] {
  return openSpans(day, timetable).flatMap(({ from, to }) =>
    Array.from({ length: Math.max(0, Math.floor((to - from) / slotMinutes)) }, (_, at) => ({
      from: from + at * slotMinutes,
      to: from + (at + 1) * slotMinutes,
    })),
  );
}

/** Whether somebody is there from the first minute of the time to its last. */
export function isOpenDuring(day: PlainDate, slot: Slot, timetable: Timetable): boolean {
  return openSpans(day, timetable).some(({ from, to }) => from <= slot.from && slot.to <= to);
}

/** The first desk nobody is expected at in that time; null when all are taken. Times of another length may overlap. */
export function freeDesk(slot: Slot, taken: readonly TakenSlot[], desks: number): number | null {
  for (let desk = 1; desk <= desks; desk += 1) {
    const isTaken = taken.some(
      (other) => other.desk === desk && other.from < slot.to && slot.from < other.to,
    );
    if (!isTaken) return desk;
  }
  return null;
}

const minutesOfDay = 24 * 60;

/** Neither too far ahead nor too soon. The region has no summer time: every day has 24 hours. */
export function isBookable(day: PlainDate, slot: Slot, at: Moment, rules: BookingRules): boolean {
  const ahead = at.day.until(day).days;
  if (ahead < 0 || ahead > rules.daysAhead) return false;
  const left = ahead * minutesOfDay + slot.from - at.minute;
  return left > 0 && left >= rules.noticeHours * 60;
}
