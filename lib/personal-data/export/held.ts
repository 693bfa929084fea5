import { formatDate, formatDateTime, plainDate } from '@/lib/domain/dates';
import { environment } from '@/lib/platform/environment';

/**
 * One thing that is held. `key` is «table.column» of the database: a stable English name, by which a test sees that no
 * column is forgotten; `title` and `value` are for people. `value` is null where nothing was entered.
 */
export type Held = { key: string; title: string; value: string | null };

export type HeldRecord = { title: string | null; facts: Held[] };

/** `key` is the stable English name of the section. */
export type HeldSection = { key: string; title: string; note: string | null; records: HeldRecord[] };

export function held(key: string, title: string, value: string | number | null | undefined): Held {
  return { key, title, value: value === null || value === undefined || value === '' ? null : String(value) };
}

/** 20.06.2019 09:59:33 on the clock of the region. */
export function instant(at: Date | null): string | null {
  return at && formatDateTime(at, environment().TIME_ZONE);
}

/** 20.06.2019, of a column that holds a calendar day. */
export function calendarDay(date: Date | null): string | null {
  return date && formatDate(plainDate(date));
}

export function yesNo(value: boolean): string {
  return value ? 'да' : 'нет';
}

export function section(
  key: string,
  title: string,
  records: readonly HeldRecord[],
  note: string | null = null,
): HeldSection {
  return { key, title, note, records: [...records] };
}
