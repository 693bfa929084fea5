import { distance } from 'fastest-levenshtein';
import { formatDate } from '@/lib/domain/dates';
import type { PlainDate } from '@/lib/domain/dates';
import { nameKey, type PersonName } from '@/lib/domain/names';

export type ChildIdentity = {
  surname: string;
  givenName: string;
  patronymic: string | null;
  birthDate: PlainDate;
  /** Keyed hashes: equal when the numbers are equal, and telling nothing else. */
  snilsIndex: string | null;
  documentIndexes: readonly string[];
};

export type Alike = 'snils' | 'document' | 'name' | 'name_with_slip' | 'birth_date' | 'birth_date_with_slip';

export type SameChild = { verdict: 'certain' | 'possible' | 'different'; alike: Alike[] };

/** Whether two records are one child, with tolerance for one slip of typing; the order of the two does not matter. */
export function compareChildren(a: ChildIdentity, b: ChildIdentity): SameChild {
  const sameSnils = a.snilsIndex !== null && a.snilsIndex === b.snilsIndex;
  const sameDocument = a.documentIndexes.some((index) => b.documentIndexes.includes(index));
  const name = compareNames(a, b);
  const birthDate = compareBirthDates(a.birthDate, b.birthDate);
  const marks: (Alike | null)[] = [
    sameSnils ? 'snils' : null,
    sameDocument ? 'document' : null,
    name,
    birthDate,
  ];
  const alike = marks.filter((mark) => mark !== null);
  if (sameSnils || sameDocument) return { verdict: 'certain', alike };
  // A slip in the name and another in the date together are most often two different children
  const possible = name && birthDate && (name === 'name' || birthDate === 'birth_date');
  return { verdict: possible ? 'possible' : 'different', alike };
}

/**
 * Whoever was born on the same day and may be this child has a name key that begins or ends so: a slip is in one place, and
 * leaves either the first third or the last one as it is; a patronymic that is missing leaves the beginning. For a search: to
 * compare all who were born on a day is the slowest part of it. Of a short name both are empty, and everybody has them.
 */
export function alikeEnds({ surname, givenName, patronymic }: PersonName): { start: string; end: string } {
  const short = nameKey(surname + givenName);
  const whole = short + nameKey(patronymic ?? '');
  const third = Math.min(Math.floor(whole.length / 3), short.length);
  return third < 2 ? { start: '', end: '' } : { start: whole.slice(0, third), end: whole.slice(-third) };
}

function compareNames(a: ChildIdentity, b: ChildIdentity): 'name' | 'name_with_slip' | null {
  const shortA = nameKey(a.surname + a.givenName);
  const shortB = nameKey(b.surname + b.givenName);
  const patronymicA = nameKey(a.patronymic ?? '');
  const patronymicB = nameKey(b.patronymic ?? '');
  // A patronymic entered on one side only is the whole slip that is allowed
  if ((patronymicA === '') !== (patronymicB === '')) return shortA === shortB ? 'name_with_slip' : null;
  const keyA = shortA + patronymicA;
  const keyB = shortB + patronymicB;
  if (keyA === keyB) return 'name';
  return distance(keyA, keyB) <= 1 || swapsNeighbours(keyA, keyB) ? 'name_with_slip' : null;
}

function compareBirthDates(a: PlainDate, b: PlainDate): 'birth_date' | 'birth_date_with_slip' | null {
  if (a.equals(b)) return 'birth_date';
  const typedA = formatDate(a);
  const typedB = formatDate(b);
  const dayForMonth = a.year === b.year && a.day === b.month && a.month === b.day;
  const slip = dayForMonth || distance(typedA, typedB) === 1 || swapsNeighbours(typedA, typedB);
  return slip ? 'birth_date_with_slip' : null;
}

function swapsNeighbours(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  const at = [...a].findIndex((letter, index) => letter !== b.charAt(index));
  return (
    a.charAt(at) === b.charAt(at + 1) &&
    a.charAt(at + 1) === b.charAt(at) &&
    a.slice(at + 2) === b.slice(at + 2)
  );
}
