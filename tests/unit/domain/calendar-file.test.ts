import { describe, expect, test } from 'vitest';
import { readCalendarFile } from '@/lib/domain/calendar-file';
import { calendarYear } from '@/lib/domain/calendar-year';

function daysIn(text: string): string[] {
  const reading = readCalendarFile(text);
  if ('sentence' in reading) throw new Error(reading.sentence);
  return reading.days.map(({ day, mark, title }) => `${day.toString()} ${mark} ${title}`);
}

function refusedFor(text: string): string {
  const reading = readCalendarFile(text);
  return 'sentence' in reading ? reading.sentence : 'was read';
}

describe('a file of a production calendar', () => {
  test('of lines, with or without a heading', () => {
    const lines = [
      'дата;вид;название',
      '01.01.2027;выходной;Новогодние каникулы',
      '20.02.2027;Рабочий;"Перенос на 22 февраля"',
      '',
      '22.02.2027;праздничный;',
    ];
    const read = [
      '2027-01-01 day_off Новогодние каникулы',
      '2027-02-20 working Перенос на 22 февраля',
      '2027-02-22 day_off Выходной день',
    ];
    expect(daysIn(lines.join('\r\n'))).toEqual(read);
    expect(daysIn(lines.slice(1).join('\n'))).toEqual(read);
  });

  test('in XML: holidays by name, shortened days are plain, a working Saturday is working', () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>
      <calendar year="2026" lang="ru"><holidays><holiday id="1" title="День &quot;России&quot;"/></holidays>
      <days><day d="06.12" t="1" h="1"/><day d="06.11" t="2"/><day d="06.13" t="3"/></days></calendar>`;
    expect(daysIn(xml)).toEqual(['2026-06-12 day_off День "России"', '2026-06-13 working Рабочий день']);
  });

  test('in JSON: the days off of each month, only what differs from the week', () => {
    const june = '6,7,11*,12+,14,20,21,27,28';
    expect(daysIn(JSON.stringify({ year: 2026, months: [{ month: 6, days: june }] }))).toEqual([
      '2026-06-12 day_off Выходной день',
      '2026-06-13 working Рабочий день',
    ]);
  });

  test.each([
    ['', 'Файл пуст'],
    ['дата;вид;название', 'нет ни одного дня'],
    ['31.02.2027;выходной;Опечатка', 'Строка 1: не понять дату'],
    ['01.01.1990;выходной;Давно', 'Строка 1: не понять дату'],
    ['01.01.2027;выходной;А\n01.01.2027;рабочий;Б', '01.01.2027 назван в файле дважды'],
    ['01.01.2027;какой-то;А', 'вид дня'],
    ['<html></html>', 'не похоже на производственный календарь'],
    ['{"year": 2027', 'не похоже на производственный календарь'],
    ['<calendar year="2027"><day d="13.45" t="1"/></calendar>', 'Не понять день «13.45»'],
  ])('%j is refused: %s', (text, words) => {
    expect(refusedFor(text)).toContain(words);
  });
});

test('a year has its days once, in weeks from Monday', () => {
  const months = calendarYear(2026, []);
  const days = months.flatMap(({ weeks }) => weeks.flat()).filter((day) => day !== null);
  expect(days).toHaveLength(365);
  expect(months[0]?.weeks[0]?.map((day) => day?.day.day ?? null)).toEqual([null, null, null, 1, 2, 3, 4]);
  expect(months.flatMap(({ weeks }) => weeks).every((week) => week.length === 7)).toBe(true);
});
