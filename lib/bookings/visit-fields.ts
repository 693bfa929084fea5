import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { PlainDate } from '@/lib/domain/dates';
import { field, required, type Reading } from '@/lib/domain/field-text';
import { recordField } from '@/lib/domain/fields';
import { formatClock } from '@/lib/domain/opening-hours';

/** A time as a form names it: the day and minutes since its midnight. */
export type NamedTime = { day: PlainDate; startsAt: number };

const written = /^(\d{4}-\d{2}-\d{2})T(\d{1,2}):(\d{2})$/;

/** «2026-11-24T9:30» */
export function nameTime({ day, startsAt }: NamedTime): string {
  return `${day.toString()}T${formatClock(startsAt)}`;
}

/** A day of an address or form, «2026-11-24»; null for anything else. */
export function readDay(text: unknown): PlainDate | null {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/** What {@link nameTime} wrote; null for anything else. */
export function readTime(text: string): NamedTime | null {
  const [, date, hours = '', minutes = ''] = written.exec(text) ?? [];
  const day = readDay(date);
  const startsAt = Number(hours) * 60 + Number(minutes);
  return day && Number(minutes) < 60 && startsAt < 24 * 60 ? { day, startsAt } : null;
}

const stale = 'Такого времени нет. Обновите страницу и выберите ещё раз';

/** The version of the record a form was drawn with; 0 where there was none. */
export const versionField = field((text): Reading<number> => {
  return /^\d{1,9}$/.test(text) ? { value: Number(text) } : { sentence: 'Обновите страницу и повторите' };
});

export const bookVisitFields = z.object({
  institutionId: recordField('Выберите учреждение'),
  time: field(
    required('Выберите время', (text): Reading<NamedTime> => {
      const time = readTime(text);
      return time ? { value: time } : { sentence: stale };
    }),
  ),
  version: versionField,
});

export const cancelVisitFields = z.object({ version: versionField });

export type WantedVisit = z.output<typeof bookVisitFields>;
