import { toLatinTwins } from '@/lib/domain/look-alikes';

/** Crockford's base 32: no I, L, O, U, which people take for 1, 1, 0 and V. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 12;
const codePattern = new RegExp(`^[${alphabet}]{${codeLength}}$`);

/** Keys of the Russian layout and what the same keys type in the English one. */
const russianKeys = 'йцукенгшщзхъфывапролджэячсмитьбю.ёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,Ё';
const englishKeys = 'qwertyuiop[]asdfghjkl;\'zxcvbnm,./`QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?~';
const englishKeyOf = new Map([...russianKeys].map((key, at) => [key, englishKeys.charAt(at)]));

/**
 * The code printed on a paper: 60 bits as 12 characters.
 * @param bytes at least 8 random bytes; the first 60 bits are used
 */
export function paperCode(bytes: Uint8Array): string {
  if (bytes.length < 8) throw new RangeError('A paper code needs 8 random bytes');
  const bits = [...bytes.slice(0, 8)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: codeLength }, (_, at) =>
    alphabet.charAt(Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)),
  ).join('');
}

/** XXXX-XXXX-XXXX */
export function formatPaperCode(code: string): string {
  return [code.slice(0, 4), code.slice(4, 8), code.slice(8)].join('-');
}

/**
 * The code as typed from the paper or scanned from it (then it is the whole address ending in /c/CODE), or null.
 * Of several readings the likeliest: see `possiblePaperCodes`.
 */
export function parsePaperCode(text: string): string | null {
  return isName(text) ? null : (possiblePaperCodes(text)[0] ?? null);
}

/**
 * Every code that the text may stand for, the likeliest first. A scanner acts as a keyboard: while Windows is in the
 * Russian layout, it types «реез» for «http». Some codes make sense both as letters that merely look alike and as keys
 * of the other layout; only the register can tell which is meant.
 */
export function possiblePaperCodes(text: string): string[] {
  const onEnglishKeys = [...text].map((key) => englishKeyOf.get(key) ?? key).join('');
  return [...new Set([readCode(text), readCode(onEnglishKeys)])].filter((code) => code !== null);
}

/**
 * One search field takes names and codes alike, and «Каменева Анна» would make a code: Russian words alone
 * are one only in its three groups.
 */
function isName(text: string): boolean {
  const typed = text.trim();
  return /^[\p{Script=Cyrillic}\s\-–—]+$/u.test(typed) && !/^\S{4}[-–—]\S{4}[-–—]\S{4}$/.test(typed);
}

function readCode(text: string): string | null {
  const [address = ''] = text.trim().split(/[?#]/);
  // A scan may have lost its beginning to a field that was not ready yet.
  const typed = /\/c\/([^/]+)\/?$/i.exec(address)?.[1] ?? address;
  const capitals = toLatinTwins(typed.toUpperCase().replace(/[\s\-‐‑‒–—−]/g, ''));
  const code = capitals.replaceAll('O', '0').replace(/[IL]/g, '1');
  return codePattern.test(code) ? code : null;
}
