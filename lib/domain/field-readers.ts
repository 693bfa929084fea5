import { Temporal } from 'temporal-polyfill';
import { formatDate, readDate } from '@/lib/domain/dates';
import type { PlainDate } from '@/lib/domain/dates';
import { parsedOr } from '@/lib/domain/field-text';
import type { FieldWords, Reading } from '@/lib/domain/field-text';
import { parseName } from '@/lib/domain/names';
import { counted } from '@/lib/domain/plural';
import { parseSnils } from '@/lib/domain/snils';

export type DateFieldOptions = {
  label: FieldWords;
  /** The last day allowed, asked for when the form is read. */
  notAfter?: () => PlainDate;
};

export function readName(label: FieldWords, text: string): Reading<string> {
  if (text.length > 100) return readText(100, text);
  const rule = `${label.title} пишется русскими буквами: между ними можно поставить дефис, пробел или апостроф`;
  return parsedOr(parseName(text), rule);
}

export function readDateField({ label, notAfter }: DateFieldOptions, text: string): Reading<PlainDate> {
  const date = readDate(text);
  if (date === 'unreadable') return { sentence: `Введите ${label.accusative} в виде 20.06.2019` };
  if (date === 'short year') return { sentence: 'Напишите год четырьмя цифрами, например 20.06.2019' };
  if (date === 'impossible') return { sentence: 'Такой даты нет: проверьте день и месяц' };
  const last = notAfter?.();
  if (last && Temporal.PlainDate.compare(date, last) > 0) {
    return { sentence: `Проверьте дату: она не может быть позже ${formatDate(last)}` };
  }
  return { value: date };
}

export function readSnils(text: string): Reading<string> {
  const hasAllDigits = text.replace(/\D/g, '').length === 11 && !/\p{L}/u.test(text);
  const sentence = hasAllDigits
    ? 'СНИЛС состоит из 11 цифр, проверьте: одна из них введена неверно'
    : 'СНИЛС состоит из 11 цифр: введите его в виде 123-456-789 64';
  return parsedOr(parseSnils(text), sentence);
}

export function readText(max: number, text: string): Reading<string> {
  const length = [...text].length;
  if (length <= max) return { value: text };
  const extra = length - max;
  return { sentence: `Слишком длинно: сократите на ${counted(extra, 'знак', 'знака', 'знаков')}, до ${max}` };
}
