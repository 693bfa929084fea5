import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import {
  previewCancelled,
  type CancelledVisits,
  type PlannedPlaces,
} from '@/lib/booked-times/cancelled-visits';
import { withMarks, type PlannedChange } from '@/lib/booked-times/planned-changes';
import { dbDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import type { CalendarMark } from '@/lib/domain/working-days';
import { today } from '@/lib/platform/clock';
import { database, type Queryable } from '@/lib/platform/database';

/** Without a mark the day is as its weekday is, or, of a municipality, as the federal calendar says. */
export type DayChange = { day: PlainDate; mark: CalendarMark | null; title: string | null };

/** Whose calendar it is; null is the federal one. */
export type CalendarOwner = string | null;

export function requireCalendar(actor: DeskActor, owner: CalendarOwner): void {
  requirePermission(actor, owner === null ? 'region.set' : 'municipality.set');
}

/** Those of the days that are to be otherwise than they are. */
export async function otherDays(
  db: Queryable,
  owner: CalendarOwner,
  days: readonly DayChange[],
): Promise<DayChange[]> {
  const known = await db.calendarDay.findMany({
    where: { municipalityId: owner, day: { in: days.map(({ day }) => dbDate(day)) } },
    select: { day: true, mark: true, title: true },
  });
  const byDay = new Map(known.map((row) => [row.day.getTime(), row]));
  return days.filter(({ day, mark, title }) => {
    const row = byDay.get(dbDate(day).getTime());
    return row ? row.mark !== mark || row.title !== title : mark !== null;
  });
}

type PlannedDays = { places: PlannedPlaces; days: PlainDate[] };

/** What every institution with booked times would be after the change; only visits of the changed days can be lost to it. */
export async function planDays(
  db: Queryable,
  owner: CalendarOwner,
  changes: readonly DayChange[],
): Promise<PlannedDays> {
  const ahead = changes.filter(({ day }) => day.since(today()).sign >= 0);
  const days = ahead.map(({ day }) => day);
  if (ahead.length === 0) return { places: new Map(), days };
  const institutions = await db.institution.findMany({
    where: { bookingSettings: { some: {} }, ...(owner === null ? {} : { municipalityId: owner }) },
    select: { id: true, municipalityId: true },
  });
  const markIn = await marksAfter(db, owner, days);
  const changed = new Map<string, PlannedChange>();
  for (const { municipalityId } of institutions) {
    if (changed.has(municipalityId)) continue;
    const marks = ahead.map((change) => [change.day.toString(), markIn(municipalityId, change)] as const);
    changed.set(municipalityId, withMarks(new Map(marks)));
  }
  const places = institutions.flatMap(({ id, municipalityId }): [string, PlannedChange][] => {
    const change = changed.get(municipalityId);
    return change ? [[id, change]] : [];
  });
  return { places: new Map(places), days };
}

/** How a changed day is marked in a municipality: its own mark stands over the federal one. */
async function marksAfter(db: Queryable, owner: CalendarOwner, days: readonly PlainDate[]) {
  const others = await db.calendarDay.findMany({
    where: { day: { in: days.map(dbDate) }, municipalityId: owner === null ? { not: null } : null },
    select: { day: true, mark: true, municipalityId: true },
  });
  const key = (whose: CalendarOwner, day: PlainDate) => `${whose ?? 'federal'} ${day.toString()}`;
  const marks = new Map(
    others.map(({ day, mark, municipalityId }) => [key(municipalityId, plainDate(day)), mark]),
  );
  return (municipalityId: string, { day, mark }: DayChange): CalendarMark | null =>
    owner === null
      ? (marks.get(key(municipalityId, day)) ?? mark)
      : (mark ?? marks.get(key(null, day)) ?? null);
}

/** Which visits a change that is still typed would cancel, for the page that asks to confirm it. */
export async function previewDays(
  actor: DeskActor,
  owner: CalendarOwner,
  days: readonly DayChange[],
): Promise<CancelledVisits> {
  requireCalendar(actor, owner);
  const planned = await planDays(database(), owner, await otherDays(database(), owner, days));
  return previewCancelled(actor, planned.places, planned.days);
}
