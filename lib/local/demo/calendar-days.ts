import type { Prisma } from '@/lib/platform/generated/prisma/client';

type Holiday = readonly [days: readonly string[], title: string];

const newYear = ['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'];

/** Days off beside Saturdays and Sundays, month and day. */
const daysOff: Readonly<Record<number, readonly Holiday[]>> = {
  // Постановление Правительства РФ от 04.10.2024 № 1335
  2025: [
    [newYear, 'Новогодние каникулы'],
    [['05-01'], 'Праздник Весны и Труда'],
    [['05-02'], 'Перенос с 4 января'],
    [['05-08'], 'Перенос с 23 февраля'],
    [['05-09'], 'День Победы'],
    [['06-12'], 'День России'],
    [['06-13'], 'Перенос с 8 марта'],
    [['11-03'], 'Перенос с 1 ноября'],
    [['11-04'], 'День народного единства'],
    [['12-31'], 'Перенос с 5 января'],
  ],
  // Постановление Правительства РФ от 24.09.2025 № 1466
  2026: [
    [newYear, 'Новогодние каникулы'],
    [['01-09'], 'Перенос с 3 января'],
    [['02-23'], 'День защитника Отечества'],
    [['03-09'], 'Перенос с 8 марта'],
    [['05-01'], 'Праздник Весны и Труда'],
    [['05-11'], 'Перенос с 9 мая'],
    [['06-12'], 'День России'],
    [['11-04'], 'День народного единства'],
    [['12-31'], 'Перенос с 4 января'],
  ],
  // Статья 112 Трудового кодекса: праздник, выпавший на выходной, переносится на следующий рабочий день
  2027: [
    [newYear, 'Новогодние каникулы'],
    [['02-23'], 'День защитника Отечества'],
    [['03-08'], 'Международный женский день'],
    [['05-03'], 'Перенос с 1 мая'],
    [['05-10'], 'Перенос с 9 мая'],
    [['06-14'], 'Перенос с 12 июня'],
    [['11-04'], 'День народного единства'],
  ],
};

const workingDays = [['2025-11-01', 'Рабочая суббота']] as const;

/** The federal production calendar of 2025–2027, as the migration puts it into every database: a test compares them. */
export function calendarDayRows(): Prisma.CalendarDayCreateManyInput[] {
  const off = Object.entries(daysOff).flatMap(([year, holidays]) =>
    holidays.flatMap(([days, title]) =>
      days.map((day) => ({ day: new Date(`${year}-${day}`), mark: 'day_off' as const, title })),
    ),
  );
  const working = workingDays.map(([day, title]) => ({
    day: new Date(day),
    mark: 'working' as const,
    title,
  }));
  return [...off, ...working];
}
