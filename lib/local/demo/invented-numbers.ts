import { ageOn, type PlainDate } from '@/lib/domain/dates';
import { passportAge } from '@/lib/domain/identity-documents';
import { snilsCheckNumber } from '@/lib/domain/snils';
import type { DocumentFacts } from './rows/people';

const spread = 7_654_321;
const million = 1_000_000;
const numerals = ['I', 'II', 'III', 'IV', 'V'] as const;

/** Different for different `n` below `size`, and not in a row: the factor shares no divisor with the sizes used here. */
function scattered(n: number, size: number): number {
  return (n * spread + 271_828) % size;
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

/** Eleven digits with the right check number, another for every `n`. */
export function inventedSnils(n: number): string {
  const number = String(100_000_000 + scattered(n, 900_000_000));
  return number + snilsCheckNumber(number);
}

/** +7XXXXXXXXXX in a range of no operator. */
export function inventedPhone(n: number): string {
  return `+7999${digits(scattered(n, 10 * million), 7)}`;
}

/** @param n below 5 million */
function inventedBirthCertificate(n: number, born: PlainDate): DocumentFacts {
  return {
    kind: 'birth_certificate',
    series: `${numerals[Math.floor(n / million) % numerals.length] ?? 'I'}-ЛО`,
    number: digits(scattered(n, million), 6),
    issuedOn: born.add({ days: 9 + (n % 20) }),
    issuedBy: 'Орган ЗАГС Кузбасса',
  };
}

/** @param n below 5 million */
export function inventedPassport(n: number, issuedOn: PlainDate): DocumentFacts {
  return {
    kind: 'passport',
    series: `32${digits(20 + Math.floor(n / million), 2)}`,
    number: digits(scattered(n, million), 6),
    issuedOn,
    issuedBy: 'ГУ МВД России по Кемеровской области',
  };
}

/** The document by which a child is known on `day`: a birth certificate, from 14 a passport. */
export function inventedDocument(n: number, birthDate: PlainDate, day: PlainDate): DocumentFacts {
  if (ageOn(birthDate, day) < passportAge) return inventedBirthCertificate(n, birthDate);
  const usual = birthDate.add({ years: passportAge, days: 12 });
  return inventedPassport(n, usual.until(day).sign >= 0 ? usual : day);
}
