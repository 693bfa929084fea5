import type { AppliedMatter } from '@/lib/domain/corrections';
import { formatDate, parseDate, type PlainDate } from '@/lib/domain/dates';
import {
  birthDateWords,
  dateField,
  nameWords,
  optionalName,
  requiredName,
  snilsField,
} from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { formatSnils } from '@/lib/domain/snils';
import { today } from '@/lib/platform/clock';

const readers = {
  surname: requiredName(nameWords.surname),
  givenName: requiredName(nameWords.givenName),
  patronymic: optionalName(nameWords.patronymic),
  birthDate: dateField({ label: birthDateWords, notAfter: today }),
  snils: snilsField,
} as const satisfies Record<AppliedMatter, unknown>;

/**
 * The right value in its one normal form: a name, a date as yyyy-mm-dd, eleven digits; null for a patronymic that is none.
 * Refuses at the field `right` what is no such value.
 */
export function readCorrected(matter: AppliedMatter, typed: string): string | null {
  const read = readers[matter].safeParse(typed);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Refusal('invalid', issue?.message ?? 'Проверьте, как правильно', 'right');
  }
  const value: string | PlainDate | null = read.data;
  if (value === null && matter === 'snils') throw new Refusal('invalid', 'Введите СНИЛС', 'right');
  return value === null ? null : value.toString();
}

/** A value of identity data as people read it: 20.06.2019, 123-456-789 64. */
export function showCorrected(matter: AppliedMatter, value: string | null): string {
  if (value === null) return 'нет';
  if (matter === 'snils') return formatSnils(value);
  const date = matter === 'birthDate' ? parseDate(value) : null;
  return date ? formatDate(date) : value;
}
