import { Temporal } from 'temporal-polyfill';

/** Full hours on the clock of the region, 0–23; `from` after `to` goes over midnight. */
export type QuietHours = { from: number; to: number };

const written = /^(\d{1,2})\s*[-–]\s*(\d{1,2})$/;

/** «21-8» as a setting of the server; null for «off», undefined where it is neither. */
export function readQuietHours(text: string): QuietHours | null | undefined {
  if (text.trim() === 'off') return null;
  const [, from, to] = written.exec(text.trim()) ?? [];
  const hours = { from: Number(from), to: Number(to) };
  return isHour(hours.from) && isHour(hours.to) && hours.from !== hours.to ? hours : undefined;
}

export function isHour(hour: number): boolean {
  return Number.isInteger(hour) && hour >= 0 && hour <= 23;
}

/** When the quiet hours around this instant end on the wall of `timeZone` (an IANA name); null outside of them. */
export function endOfQuiet({ from, to }: QuietHours, at: Date, timeZone: string): Date | null {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  const { hour } = local;
  const isQuiet = from < to ? from <= hour && hour < to : from <= hour || hour < to;
  if (!isQuiet) return null;
  const lastDay = local.toPlainDate().add({ days: hour < to ? 0 : 1 });
  const end = lastDay.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(to) });
  return new Date(end.epochMilliseconds);
}

/** 21:00 */
export function formatHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
