import type { PlainDate } from './dates';
import { inLatinLayout } from './keyboard-layout';
import type { Role } from './roles';

/** Characters as people count them, in the form in which a password is compared. */
export const longestPassword = 128;

const shortest = {
  parent: 10,
  child: 10,
  // Staff see other people's data.
  operator: 15,
  login_issuer: 15,
  municipal_admin: 15,
  regional_admin: 15,
} as const satisfies Record<Role, number>;

export function shortestPassword(role: Role): number {
  return shortest[role];
}

/** The shortest password of an account: the strictest of its roles counts. */
export function shortestOf(roles: readonly Role[]): number {
  return Math.max(...roles.map(shortestPassword), shortest.parent);
}

/** Whose password it is; `names` are surname, given name and patronymic, or the name of a member of staff. */
export type PasswordOwner = {
  login: string;
  names: readonly string[];
  birthDate: PlainDate | null;
  roles: readonly Role[];
};

/** The form in which a password is checked, hashed and compared, however the keyboard composed its letters. */
export function normalisePassword(password: string): string {
  return password.normalize('NFC');
}

/**
 * What a look at the password alone finds wrong with it, as a sentence that says what to do; null when nothing. Any
 * characters are good, and none is asked for. Whether it is a common one is `isGuessable`'s matter.
 */
export function passwordFault(typed: string, owner: PasswordOwner): string | null {
  const password = normalisePassword(typed);
  const length = Array.from(password).length;
  const least = shortestOf(owner.roles);
  if (length < least) return `Пароль слишком короткий: нужно не меньше ${least} знаков.`;
  if (length > longestPassword) {
    return `Пароль слишком длинный: уложитесь в ${longestPassword} знаков.`;
  }
  if (holds(password, owner.login)) return 'В пароле не должно быть логина. Придумайте другой пароль.';
  if (owner.names.flatMap(wordsOf).some((name) => holds(password, name))) {
    return 'В пароле не должно быть Вашего имени, отчества или фамилии. Придумайте другой пароль.';
  }
  if (owner.birthDate !== null && holdsDate(password, owner.birthDate)) {
    return 'В пароле не должно быть Вашей даты рождения. Придумайте другой пароль.';
  }
  return null;
}

export const guessablePassword =
  'Такой пароль легко подобрать: он из распространённых слов, повторов или соседних клавиш. Возьмите три-четыре слова, не связанных между собой.';

/** Words of the owner that make a password easier to guess for those who know them. */
export function personalWords({ login, names }: PasswordOwner): string[] {
  return [login, ...names.flatMap(wordsOf)].flatMap((word) => [word, inLatinLayout(word)]);
}

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е');
}

function wordsOf(name: string): string[] {
  return plain(name).match(/\p{L}+/gu) ?? [];
}

/** A short word may stand inside another one by chance, so it counts only where it stands alone. */
function holds(password: string, word: string): boolean {
  const looked = plain(word);
  if (looked === '') return false;
  return [plain(password), inLatinLayout(plain(password))].some((text) =>
    [looked, inLatinLayout(looked)].some((one) => {
      if (looked.length >= 4) return text.includes(one);
      return text.split(/[^\p{L}\p{N}]+/u).includes(one);
    }),
  );
}

function holdsDate(password: string, { year, month, day }: PlainDate): boolean {
  const two = (value: number) => String(value % 100).padStart(2, '0');
  const digits = password.replace(/[\s./\\,_-]/g, '');
  const [dd, mm, yy, yyyy] = [two(day), two(month), two(year), String(year)];
  return [`${dd}${mm}${yyyy}`, `${yyyy}${mm}${dd}`, `${dd}${mm}${yy}`].some((date) => digits.includes(date));
}
