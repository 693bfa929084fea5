/** Numbers up to 001-001-998 were given out before the check number was introduced. */
const lastWithoutCheck = 1_001_998;
const digitsAndMarks = /^[\d\s.\-‐‑‒–—−/]*$/;

/** SNILS typed in any spacing as its 11 digits, or null if the digits or the check number are wrong. */
export function parseSnils(text: string): string | null {
  if (!digitsAndMarks.test(text)) return null;
  const digits = text.replace(/\D/g, '');
  if (digits.length !== 11) return null;
  const number = Number(digits.slice(0, 9));
  if (number === 0) return null;
  if (number <= lastWithoutCheck) return digits;
  return digits.slice(9) === snilsCheckNumber(digits.slice(0, 9)) ? digits : null;
}

/** 123-456-789 64 from 11 digits. */
export function formatSnils(digits: string): string {
  return `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6, 9)} ${digits.slice(9)}`;
}

/** The two digits that follow the first nine. */
export function snilsCheckNumber(nineDigits: string): string {
  const sum = [...nineDigits].reduce((total, digit, at) => total + Number(digit) * (9 - at), 0);
  return String((sum % 101) % 100).padStart(2, '0');
}
