import { Temporal } from 'temporal-polyfill';
import { formatDate } from '@/lib/domain/dates';
import type { Workbook } from './xlsx-workbook';

/** A cell as it stands in the file. `type`: s shared text, inlineStr, str, b, e, d, n. */
export type FoundCell = { column: number; type: string; style: number; value: string };

export function cellText({ type, style, value }: FoundCell, workbook: Workbook): string {
  switch (type) {
    case 's':
      return workbook.strings[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'да' : 'нет';
    case 'n':
      return numberText(value, workbook.dateStyles[style] ?? false, workbook.from1904);
    case 'd':
      return isoDay(value);
    default:
      return value;
  }
}

function numberText(value: string, isDate: boolean, from1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  // A long number is written as 1.2345678964E10: people know it as its digits.
  if (!isDate) return Number.isInteger(number) ? number.toFixed(0) : String(number);
  return dayOf(number, from1904);
}

/** Days are counted from 30 December 1899: a spreadsheet believes that 1900 was a leap year. */
function dayOf(days: number, from1904: boolean): string {
  const first = from1904 ? Temporal.PlainDate.from('1904-01-01') : Temporal.PlainDate.from('1899-12-30');
  if (days < 0 || days > 200_000) return String(days);
  return formatDate(first.add({ days: Math.floor(days) }));
}

function isoDay(value: string): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0];
  try {
    return day === undefined ? value : formatDate(Temporal.PlainDate.from(day));
  } catch {
    return value;
  }
}
