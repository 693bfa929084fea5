import { z } from 'zod';
import type { DeskActor } from '@/lib/access/municipality';
import { confirmedField, type CancelledVisits } from '@/lib/booked-times/cancelled-visits';
import { calendarYears } from '@/lib/domain/calendar-year';
import { seenField } from '@/lib/domain/dated-version';
import { choiceField, dateField, optionalText } from '@/lib/domain/fields';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction } from '@/lib/platform/database';
import { previewDays, requireCalendar, type CalendarOwner, type DayChange } from './planned-days';
import { holdCalendar, writeDays } from './write-days';

export const dayKinds = ['day_off', 'working', 'plain'] as const;

export const calendarDayFields = z
  .object({
    day: dateField({ label: { title: 'День', accusative: 'день' } }),
    kind: choiceField(dayKinds, 'Выберите, какой это день'),
    title: optionalText({ max: 200 }),
    seen: seenField,
    confirmed: confirmedField,
  })
  .superRefine(({ day, kind, title }, context) => {
    if (day.year < calendarYears.first || day.year > calendarYears.last) {
      const message = `Календарь ведётся с ${calendarYears.first} по ${calendarYears.last} год`;
      context.addIssue({ code: 'custom', path: ['day'], message });
    }
    if (kind !== 'plain' && title === null) {
      context.addIssue({ code: 'custom', path: ['title'], message: 'Напишите, почему: «День города»' });
    }
  });

type DayInput = z.output<typeof calendarDayFields>;

function changeOf({ day, kind, title }: DayInput): DayChange {
  return kind === 'plain' ? { day, mark: null, title: null } : { day, mark: kind, title };
}

/** Which visits the form that came back would cancel; null where it cannot be read yet. */
export async function previewCalendarDay(
  actor: DeskActor,
  owner: CalendarOwner,
  typed: Readonly<Record<string, string>>,
): Promise<CancelledVisits | null> {
  const { data } = calendarDayFields.safeParse(typed);
  return data ? previewDays(actor, owner, [changeOf(data)]) : null;
}

/**
 * Makes one day of the federal calendar (null) or of a municipality off or working, or takes its mark off. Deadlines are
 * counted at every look, so they follow at once; visits of a day that is off are cancelled as the page listed them. Returns
 * 0 if the day was so already.
 */
export async function setCalendarDay(
  actor: DeskActor,
  owner: CalendarOwner,
  input: DayInput,
): Promise<number> {
  requireCalendar(actor, owner);
  const { day, kind, seen, confirmed } = input;
  return inTransaction(async (tx) => {
    await holdCalendar(tx, owner);
    const changes = { source: 'entered' as const, days: [changeOf(input)], seen, confirmed };
    const { written, cancelled } = await writeDays(tx, actor, owner, changes);
    if (written === 0) return 0;
    await recordAudit(tx, actor, {
      event: 'calendar_changed',
      subject: ['account', actor.accountId],
      details: { day: day.toString(), kind, of: owner ?? 'region', cancelled },
    });
    return written;
  });
}
