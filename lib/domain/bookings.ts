import { formatDate, type PlainDate } from '@/lib/domain/dates';
import { formatClock } from '@/lib/domain/opening-hours';
import { onWeekday } from '@/lib/domain/opening-state';

/** What becomes of a booked time; `unmarked` is one that has passed and nobody at the counter said how. */
export const bookingStatuses = {
  booked: 'Ждём',
  came: 'Пришла',
  missed: 'Не пришла',
  cancelled: 'Отменена',
  unmarked: 'Без отметки',
} as const satisfies Record<string, string>;

export type BookingStatus = keyof typeof bookingStatuses;

/** Why a time is no longer kept. `letter`: what the family is told; a family that cancels is told that it did. */
export const bookingCancelReasons = {
  family: { title: 'отменила семья', letter: 'Вы отменили запись. Прийти с документами можно и без неё.' },
  closed: {
    title: 'учреждение в это время не работает',
    letter:
      'Часы работы учреждения изменились: в это время приёма не будет. Пожалуйста, выберите другое время.',
  },
  switched_off: {
    title: 'учреждение больше не ведёт запись',
    letter: 'Учреждение больше не записывает на время. Приходите без записи в часы его работы.',
  },
  not_needed: {
    title: 'приходить больше не нужно',
    letter: 'Приходить больше не нужно: сертификат уже активирован или закрыт.',
  },
} as const satisfies Record<string, { title: string; letter: string }>;

export type BookingCancelReason = keyof typeof bookingCancelReasons;

/** What staff may say of a family that was awaited. */
export const visitMarks = ['came', 'missed'] as const satisfies readonly BookingStatus[];

export type VisitMark = (typeof visitMarks)[number];

/** «во вторник, 24.11.2026, в 9:30» @param startsAt minutes since midnight */
export function visitTime(day: PlainDate, startsAt: number): string {
  return `${onWeekday[day.dayOfWeek - 1] ?? ''}, ${formatDate(day)}, в\u00a0${formatClock(startsAt)}`;
}

const weekdays = ['Понедельник', 'Вторник', 'Среда', 'Четверг', 'Пятница', 'Суббота', 'Воскресенье'] as const;

/** «Вторник, 24.11.2026» */
export function visitDay(day: PlainDate): string {
  return `${weekdays[day.dayOfWeek - 1] ?? ''}, ${formatDate(day)}`;
}

const shortWeekdays = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'] as const;

/** «вт 24.11» */
export function shortVisitDay(day: PlainDate): string {
  return `${shortWeekdays[day.dayOfWeek - 1] ?? ''}\u00a0${formatDate(day).slice(0, 5)}`;
}
