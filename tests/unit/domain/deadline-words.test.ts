import { expect, test } from 'vitest';
import { correctionMatters, changedDataDays } from '@/lib/domain/corrections';
import { dateAndLeft, daysLeftWords } from '@/lib/domain/deadline-words';
import { builtInWordings } from '@/lib/domain/paper-wording/built-in';
import { counted } from '@/lib/domain/plural';
import { day } from './arbitraries';

test.each([
  [30, 'осталось 30 рабочих дней'],
  [21, 'остался 21 рабочий день'],
  [12, 'осталось 12 рабочих дней'],
  [11, 'осталось 11 рабочих дней'],
  [5, 'осталось 5 рабочих дней'],
  [4, 'осталось 4 рабочих дня'],
  [2, 'осталось 2 рабочих дня'],
  [1, 'остался 1 рабочий день'],
  [0, 'сегодня последний день'],
  // Also on a weekend, on which no working day has passed.
  [-1, 'срок прошёл'],
  [-3, 'просрочено на 3 рабочих дня'],
  [-21, 'просрочено на 21 рабочий день'],
  [-111, 'просрочено на 111 рабочих дней'],
])('%i working days: %s', (left, words) => {
  expect(daysLeftWords(left).replaceAll('\u00a0', ' ')).toBe(words);
  // The number is never parted from its word at the end of a line.
  expect(daysLeftWords(left)).not.toMatch(/\d /);
});

test('a term is a date and what is left of it', () => {
  expect(dateAndLeft({ until: day('2026-12-18'), left: 20 })).toBe(
    '18.12.2026, осталось 20\u00a0рабочих дней',
  );
});

test('the twenty days of changed data are those the application undertakes', () => {
  const days = counted(changedDataDays, 'рабочего дня', 'рабочих дней', 'рабочих дней').replace(
    '\u00a0',
    ' ',
  );
  expect(builtInWordings.application).toContain(
    `лично сообщить в уполномоченную организацию в течение ${days}`,
  );
});

test('what the portal puts right after the original is seen is shown in person', () => {
  const applied = Object.values(correctionMatters).filter(({ applied }) => applied);
  expect(applied.every(({ inPerson }) => inPerson)).toBe(true);
});
