/** Keys that stand in the texts of the portal itself, where anybody can read them. */
const published = ['aqjV+nfnZCTlwOni8GN4XOZP9gVdSXCWwnwHlZi1UjY='];

/** Words of eight letters and more do not come about by chance in a random secret. */
const placeholders =
  /change[-_ ]?me|password|certificate|my[-_ ]?secret|default[-_ ]|example[-_ ]|placeholder|authsecret|auth[-_]secret|master[-_ ]?key/i;

type Weakness = 'published' | 'repeated' | 'sequence' | 'text' | 'few_kinds';

/**
 * Why 32 bytes are no random key, or null. Each rule is wrong about a random key less than once in 10 to the 11th.
 */
export function keyWeakness(base64: string): Weakness | null {
  const bytes = Buffer.from(base64, 'base64');
  if (published.some((key) => Buffer.from(key, 'base64').equals(bytes))) return 'published';
  if (isRepeated(bytes)) return 'repeated';
  if (isSequence(bytes)) return 'sequence';
  if (new Set(bytes).size < 12) return 'few_kinds';
  return isText(bytes) ? 'text' : null;
}

/** Why a text of 32 characters and more is no random secret, or null. Random hex and base64 pass. */
export function secretWeakness(secret: string): Weakness | null {
  const bytes = Buffer.from(secret);
  if (published.includes(secret)) return 'published';
  if (isRepeated(bytes)) return 'repeated';
  if (isSequence(bytes)) return 'sequence';
  // Not more: 16 random bytes in hex have 14 kinds of characters on average, now and then only 9.
  if (new Set(secret).size < 7) return 'few_kinds';
  return placeholders.test(secret) || isWords(secret) ? 'text' : null;
}

/** Made of one piece set again and again: «passwordpassword…», one byte 32 times. */
function isRepeated(bytes: Buffer): boolean {
  const periods = Array.from({ length: Math.floor(bytes.length / 2) }, (_, index) => index + 1);
  return periods.some((period) => bytes.subarray(period).equals(bytes.subarray(0, bytes.length - period)));
}

/** Each byte the same step after the one before: 0, 1, 2 … */
function isSequence(bytes: Buffer): boolean {
  const step = (at: number) => ((bytes[at] ?? 0) - (bytes[at - 1] ?? 0) + 256) % 256;
  const steps = Array.from({ length: bytes.length - 1 }, (_, index) => step(index + 1));
  return new Set(steps).size === 1;
}

/** A phrase somebody typed: readable characters and nothing else. */
function isText(bytes: Buffer): boolean {
  try {
    return !/\p{Cc}/u.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

/** Letters of one case with spaces and marks between, perhaps a number at the end. */
function isWords(secret: string): boolean {
  const [letters = ''] = secret.split(/\d*[!?.]*$/u);
  return /^[\p{Ll}\s\-_.,!?]+$/u.test(letters) || /^[\p{Lu}\s\-_.,!?]+$/u.test(letters);
}
