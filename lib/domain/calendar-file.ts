import { Temporal } from 'temporal-polyfill';
import { calendarYears } from '@/lib/domain/calendar-year';
import { formatDate, parseDate, type PlainDate } from '@/lib/domain/dates';
import type { CalendarMark } from '@/lib/domain/working-days';

export type FileDay = { day: PlainDate; mark: CalendarMark; title: string };

/** What a file of a production calendar says, or the sentence that tells what is wrong with it. */
export type CalendarReading = { days: FileDay[] } | { sentence: string };

const mostDays = 2000;
const longestTitle = 200;

/**
 * Reads the three forms in which production calendars are published: lines «дата;вид;название», the XML with
 * `<day d="01.09" t="1"/>` and the JSON with the days off of each month. A shortened day before a holiday is a working
 * day; days that are as their weekday is are left out.
 */
export function readCalendarFile(text: string): CalendarReading {
  const content = text.trim();
  if (content === '') return { sentence: 'Файл пуст. Выберите файл с календарём' };
  const reading = content.startsWith('<')
    ? readXml(content)
    : content.startsWith('{')
      ? readJson(content)
      : readLines(content);
  if ('sentence' in reading) return reading;
  if (reading.days.length === 0) return { sentence: 'В файле нет ни одного дня календаря' };
  if (reading.days.length > mostDays)
    return { sentence: 'В файле слишком много дней: внесите по одному году' };
  return twiceNamed(reading.days) ?? reading;
}

function twiceNamed(days: readonly FileDay[]): CalendarReading | null {
  const seen = new Set<string>();
  for (const { day } of days) {
    if (seen.has(day.toString())) return { sentence: `День ${formatDate(day)} назван в файле дважды` };
    seen.add(day.toString());
  }
  return null;
}

const dayOffWords = ['выходной', 'праздник', 'праздничный', 'нерабочий', 'перенос'];
const workingWords = ['рабочий', 'сокращённый', 'сокращенный', 'предпраздничный'];

function readLines(content: string): CalendarReading {
  const days: FileDay[] = [];
  const lines = content.split('\n').map((line) => line.trim());
  for (const [at, line] of lines.entries()) {
    if (line === '' || (at === 0 && /^"?дата"?\s*[;,\t]/i.test(line))) continue;
    const [date = '', kind = '', ...rest] = line
      .split(/[;\t]/)
      .map((part) => part.trim().replace(/^"(.*)"$/, '$1'));
    const day = parseDate(date);
    const mark = markNamed(kind);
    const where = `Строка ${at + 1}: `;
    if (!day || !isYear(day.year))
      return { sentence: `${where}не понять дату. Нужен вид 01.01.2027;выходной;Новогодние каникулы` };
    if (!mark) return { sentence: `${where}вид дня — «выходной» или «рабочий»` };
    days.push({ day, mark, title: titleOf(rest.join(' ').trim(), mark) });
  }
  return { days };
}

function markNamed(kind: string): CalendarMark | null {
  const word = kind.toLowerCase();
  if (dayOffWords.some((one) => word.startsWith(one))) return 'day_off';
  return workingWords.some((one) => word.startsWith(one)) ? 'working' : null;
}

const notTheForm = { sentence: 'Это не похоже на производственный календарь: нужны год и дни' };

/* The form is a handful of flat elements: read by pattern, without a parser that would follow references elsewhere. */
function readXml(content: string): CalendarReading {
  const year = Number(/<calendar\b[^>]*\byear="(\d{4})"/.exec(content)?.[1] ?? Number.NaN);
  if (!isYear(year)) return notTheForm;
  const titles = new Map(
    [...content.matchAll(/<holiday\b([^>]*)>/g)].map(([, attributes = '']) => [
      attributeOf(attributes, 'id'),
      attributeOf(attributes, 'title'),
    ]),
  );
  const days: FileDay[] = [];
  for (const [, attributes = ''] of content.matchAll(/<day\b([^>]*)>/g)) {
    const [month = 0, number = 0] = attributeOf(attributes, 'd').split('.').map(Number);
    const day = dayOf(year, month, number);
    if (!day)
      return { sentence: `Не понять день «${attributeOf(attributes, 'd')}»: такого в ${year} году нет` };
    const mark = attributeOf(attributes, 't') === '1' ? 'day_off' : 'working';
    // A shortened day is working anyway; on a Saturday or Sunday it makes a working day of it.
    if (mark === 'working' && day.dayOfWeek < 6) continue;
    days.push({ day, mark, title: titleOf(titles.get(attributeOf(attributes, 'h')) ?? '', mark) });
  }
  return { days };
}

function attributeOf(attributes: string, name: string): string {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
  return found.replaceAll('&quot;', '"').replaceAll('&amp;', '&').trim();
}

function readJson(content: string): CalendarReading {
  const read = parsed(content);
  if (typeof read !== 'object' || read === null || !('year' in read) || !('months' in read))
    return notTheForm;
  const { year, months } = read;
  if (typeof year !== 'number' || !isYear(year) || !Array.isArray(months)) return notTheForm;
  const days: FileDay[] = [];
  for (const [at, named] of (months as unknown[]).entries()) {
    const month = monthOf(named, at);
    if (!month) return notTheForm;
    const first = Temporal.PlainDate.from({ year, month: month.number, day: 1 });
    for (let number = 1; number <= first.daysInMonth; number += 1) {
      const day = first.with({ day: number });
      const off = month.off.has(number);
      if (off === day.dayOfWeek >= 6) continue;
      const mark = off ? 'day_off' : 'working';
      days.push({ day, mark, title: titleOf('', mark) });
    }
  }
  return { days };
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

/** `days`: «1,2,3+,8*», where «*» is a shortened day, which is a working one, and «+» a day off by transfer. */
function monthOf(named: unknown, at: number): { number: number; off: ReadonlySet<number> } | null {
  if (typeof named !== 'object' || named === null || !('days' in named)) return null;
  const number = 'month' in named ? Number(named.month) : at + 1;
  if (typeof named.days !== 'string' || !Number.isInteger(number) || number < 1 || number > 12) return null;
  const parts = named.days.split(',').filter((part) => !part.includes('*'));
  return { number, off: new Set(parts.map((part) => Number.parseInt(part, 10))) };
}

function dayOf(year: number, month: number, day: number): PlainDate | null {
  return parseDate(`${year}-${String(month)}-${String(day)}`);
}

function titleOf(title: string, mark: CalendarMark): string {
  const named = title === '' ? (mark === 'working' ? 'Рабочий день' : 'Выходной день') : title;
  return [...named].slice(0, longestTitle).join('');
}

function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= calendarYears.first && year <= calendarYears.last;
}
