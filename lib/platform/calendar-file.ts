import ical, { ICalAlarmType } from 'ical-generator';
import type { PlainDate } from '@/lib/domain/dates';
import { now } from './clock';

type CalendarEvent = {
  /** The same for ever: the calendar replaces the event when the file is saved again. */
  id: string;
  /** Grows with time, so that the later file wins. */
  sequence: number;
  summary: string;
  location: string | null;
  description: string;
  url: string;
  /** `before`: seconds before the beginning. */
  alarm: { before: number; words: string };
} & (
  | { allDay: true; start: PlainDate; end: PlainDate }
  /** Instants: they are written in UTC, and every calendar shows them on the clock of its owner. */
  | { allDay: false; start: Date; end: Date }
);

/** One event as an iCalendar file (RFC 5545). A calendar may be shared: whoever calls keeps personal data out of it. */
export function calendarFile({ alarm, ...event }: CalendarEvent): string {
  const calendar = ical({
    prodId: { company: 'Портал', product: 'Сертификат дополнительного образования', language: 'RU' },
  });
  calendar.createEvent({
    ...event,
    stamp: now(),
    alarms: [{ type: ICalAlarmType.display, trigger: alarm.before, description: alarm.words }],
  });
  return `${calendar.toString()}\r\n`;
}
