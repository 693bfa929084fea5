/** A person's name in parts; a patronymic may be absent. */
export type PersonName = { surname: string; givenName: string; patronymic: string | null };

const maxLength = 100;
const apostrophes = /[’‘ʼ`´′‛]/g;
const hyphens = /[‐‑‒–—−]/g;
const namePattern = /^(?=\p{L})(?:(?=\p{L})\p{Script=Cyrillic}|['\- ])+$/u;
const doubledMark = /['\-]['\-]|['\-]$/;
/** Parts of Turkic names that are written small: «Гасан оглы», «Али кызы». */
const smallParts = new Set(['оглы', 'оглу', 'кызы', 'гызы', 'улы', 'уулу']);

/**
 * One part of a name (surname, given name or patronymic) put in order, or null if it is not one.
 * Case is left alone (who writes «фон Дервиз» means it) unless everything is small or everything capital.
 */
export function parseName(text: string): string | null {
  const name = text
    .normalize('NFC')
    .replace(apostrophes, "'")
    .replace(hyphens, '-')
    .replace(/\s+/g, ' ')
    .replace(/ ?- ?/g, '-')
    .replace(/ ?' ?/g, "'")
    .trim();
  if (name.length > maxLength || !namePattern.test(name) || doubledMark.test(name)) return null;
  const oneCase = name === name.toLowerCase() || name === name.toUpperCase();
  return oneCase ? name.toLowerCase().replace(/[^ \-]+/g, capitalise) : name;
}

/** Equal for spellings that mean the same person: case, ё/е, spaces, hyphens and apostrophes do not count. */
export function nameKey(fullName: string): string {
  return fullName
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The same spelling counts as in `nameKey`; a patronymic that is missing on one side tells nobody apart. */
export function mayBeSameName(one: PersonName, other: PersonName): boolean {
  if (nameKey(fullName(one)) === nameKey(fullName(other))) return true;
  if (one.patronymic && other.patronymic) return false;
  const short = ({ surname, givenName }: PersonName) => nameKey(`${surname} ${givenName}`);
  return short(one) === short(other);
}

export function fullName({ surname, givenName, patronymic }: PersonName): string {
  return [surname, givenName, patronymic].filter(Boolean).join(' ');
}

/** «Иванова М. П.»; a hyphenated given name keeps both letters: «Иванова А.-М. П.» */
export function shortName({ surname, givenName, patronymic }: PersonName): string {
  return [surname, initials(givenName), patronymic ? initials(patronymic) : ''].filter(Boolean).join(' ');
}

function initials(part: string): string {
  const [word = ''] = part.trim().split(' ');
  return word
    .split('-')
    .filter((piece) => piece !== '' && !smallParts.has(piece))
    .map((piece) => `${piece.charAt(0).toUpperCase()}.`)
    .join('-');
}

function capitalise(part: string, at: number): string {
  if (at > 0 && smallParts.has(part)) return part;
  // «О'Коннор», but «Лук'янов»: only after a single letter does the apostrophe begin a name
  const start = part.charAt(1) === "'" ? 3 : 1;
  return part.slice(0, start).toUpperCase() + part.slice(start);
}
