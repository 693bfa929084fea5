import { z } from 'zod';
import type { DeskActor } from '@/lib/access/municipality';
import { confirmedField, type CancelledVisits } from '@/lib/booked-times/cancelled-visits';
import { seenField } from '@/lib/domain/dated-version';
import { plainDate } from '@/lib/domain/dates';
import { formText } from '@/lib/domain/field-text';
import { choiceField } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { database, inTransaction, type Queryable } from '@/lib/platform/database';
import { findCalendarFile } from './keep-file';
import { previewDays, requireCalendar, type CalendarOwner, type DayChange } from './planned-days';
import { holdCalendar, writeDays } from './write-days';

/** `kept`: under which id the sent file waits. */
export const calendarImportFields = z.object({
  kept: formText,
  mode: choiceField(['add', 'replace'], 'Выберите, что делать с уже внесёнными днями'),
  seen: seenField,
  confirmed: confirmedField,
});

type Import = z.output<typeof calendarImportFields>;

/** What the page says of a form that came back: the file that waits, if there is one, and which visits it would cancel. */
export async function previewCalendarImport(
  actor: DeskActor,
  owner: CalendarOwner,
  typed: Readonly<Record<string, string>>,
): Promise<{ kept: string; cancelled: CancelledVisits | null } | null> {
  requireCalendar(actor, owner);
  const kept = typed['kept'] ?? '';
  const days = await findCalendarFile(actor, kept);
  if (!days) return null;
  const { data } = calendarImportFields.safeParse(typed);
  if (!data) return { kept, cancelled: null };
  const all = await daysOf(database(), owner, days, data.mode);
  return { kept, cancelled: await previewDays(actor, owner, all) };
}

/**
 * Takes the days of a kept file into the federal calendar (null) or a municipality's. `replace`: whatever else was marked in
 * the years of the file is taken off. All of it or nothing; returns how many days became otherwise.
 */
export async function importCalendar(
  actor: DeskActor,
  owner: CalendarOwner,
  { kept, mode, seen, confirmed }: Import,
): Promise<{ written: number; year: number }> {
  requireCalendar(actor, owner);
  if (kept === '') throw new Refusal('invalid', 'Выберите файл с календарём', 'file');
  const days = await findCalendarFile(actor, kept);
  if (!days)
    throw new Refusal('invalid', 'Файл больше не хранится: прошли сутки. Выберите его ещё раз', 'file');
  const year = days[0]?.day.year ?? 0;
  return inTransaction(async (tx) => {
    await holdCalendar(tx, owner);
    const { written, cancelled } = await writeDays(tx, actor, owner, {
      source: 'imported',
      days: await daysOf(tx, owner, days, mode),
      seen,
      confirmed,
    });
    if (written > 0) {
      await recordAudit(tx, actor, {
        event: 'calendar_imported',
        subject: ['account', actor.accountId],
        details: { year, mode, days: written, of: owner ?? 'region', cancelled },
      });
    }
    return { written, year };
  });
}

/** The days of the file and, where it takes the place of its years, those it takes off. */
async function daysOf(
  db: Queryable,
  owner: CalendarOwner,
  days: readonly DayChange[],
  mode: Import['mode'],
): Promise<DayChange[]> {
  if (mode === 'add') return [...days];
  const named = new Set(days.map(({ day }) => day.toString()));
  const years = [...new Set(days.map(({ day }) => day.year))];
  const rows = await db.calendarDay.findMany({
    where: {
      municipalityId: owner,
      OR: years.map((year) => ({ day: { gte: new Date(`${year}-01-01`), lte: new Date(`${year}-12-31`) } })),
    },
    select: { day: true },
  });
  const others = rows.map(({ day }) => plainDate(day)).filter((day) => !named.has(day.toString()));
  return [...days, ...others.map((day) => ({ day, mark: null, title: null }))];
}
