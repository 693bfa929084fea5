import type { DeskActor } from '@/lib/access/municipality';
import { confirmCancelled } from '@/lib/booked-times/cancelled-visits';
import { dbDate } from '@/lib/domain/dates';
import { overtaken } from '@/lib/domain/dated-version';
import { Refusal } from '@/lib/domain/refusal';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import { otherDays, planDays, type CalendarOwner, type DayChange } from './planned-days';

/** One change of a calendar at a time. */
export async function holdCalendar(tx: Transaction, owner: CalendarOwner): Promise<void> {
  await lockName(tx, `calendar:${owner ?? 'federal'}`);
}

type Changes = {
  source: 'entered' | 'imported';
  days: readonly DayChange[];
  /** How often the calendar on the page had been changed: another one is not changed unseen. */
  seen: number;
  /** Mark of the list of visits that the page has shown. */
  confirmed: string;
};

/** How many days became otherwise, and how many visits are lost to it. */
type Written = { written: number; cancelled: number };

/**
 * Writes those of the days that are to be otherwise than they are, each with its line of the history. The calendar is held
 * already. Visits of a day on which nobody works any more are cancelled as the page listed them.
 */
export async function writeDays(
  tx: Transaction,
  actor: DeskActor,
  owner: CalendarOwner,
  { source, days, seen, confirmed }: Changes,
): Promise<Written> {
  const real = await otherDays(tx, owner, days);
  if (real.length === 0) return { written: 0, cancelled: 0 };
  if ((await tx.calendarChange.count({ where: { municipalityId: owner } })) !== seen) {
    throw new Refusal('conflict', overtaken);
  }
  const planned = await planDays(tx, owner, real);
  const cancelled = await confirmCancelled(tx, planned.places, confirmed, planned.days);
  await tx.calendarDay.deleteMany({
    where: { municipalityId: owner, day: { in: real.map(({ day }) => dbDate(day)) } },
  });
  await tx.calendarDay.createMany({
    data: real.flatMap(({ day, mark, title }) =>
      mark === null || title === null
        ? []
        : [{ day: dbDate(day), mark, title, municipalityId: owner, source }],
    ),
  });
  const at = now();
  await tx.calendarChange.createMany({
    data: real.map(({ day, mark, title }) => ({
      day: dbDate(day),
      mark,
      title,
      municipalityId: owner,
      source,
      at,
      byAccountId: actor.accountId,
    })),
  });
  return { written: real.length, cancelled };
}
