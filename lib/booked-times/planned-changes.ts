import type { DatedRules } from '@/lib/domain/booking-slots';
import type { PlainDate } from '@/lib/domain/dates';
import type { DayHours } from '@/lib/domain/opening-hours';
import type { NewSpan } from '@/lib/domain/right-plan';
import type { CalendarMark, ClosedPeriod } from '@/lib/domain/working-days';
import type { Place } from './place';

/** What an institution would be after a change that somebody is about to confirm. */
export type PlannedChange = (place: Place) => Place;

/** Other rules of booking from a day on. */
export function withRules(planned: Omit<DatedRules, 'version'>): PlannedChange {
  return (place) => {
    const version = Math.max(0, ...place.rules.map((row) => row.version)) + 1;
    return { ...place, rules: [...place.rules, { ...planned, version }] };
  };
}

/** One more closed period. */
export function withClosure(period: ClosedPeriod): PlannedChange {
  return (place) => ({
    ...place,
    timetable: { ...place.timetable, closed: [...place.timetable.closed, period] },
  });
}

/** Other marks of some days of the calendar, by ISO date; null leaves the day as its weekday is. */
export function withMarks(marks: ReadonlyMap<string, CalendarMark | null>): PlannedChange {
  return (place) => {
    const calendar = new Map(place.timetable.calendar);
    for (const [day, mark] of marks) {
      if (mark === null) calendar.delete(day);
      else calendar.set(day, mark);
    }
    return { ...place, timetable: { ...place.timetable, calendar } };
  };
}

/** Another week of hours. */
export function withHours(week: readonly DayHours[]): PlannedChange {
  return (place) => ({ ...place, timetable: { ...place.timetable, week } });
}

/** Closed for good from a day on. */
export function withClosing(closedOn: PlainDate): PlannedChange {
  return (place) => ({ ...place, closedOn });
}

/** Other days of the right to accept papers. */
export function withAccepting(spans: readonly NewSpan[]): PlannedChange {
  const accepts = spans.map(({ audience, from, to }) => ({
    from,
    to,
    ownPupilsOnly: audience === 'own_pupils',
  }));
  return (place) => ({ ...place, accepts });
}

/** One after the other. */
export function withAll(changes: readonly PlannedChange[]): PlannedChange {
  return (place) => changes.reduce((changed, change) => change(changed), place);
}
