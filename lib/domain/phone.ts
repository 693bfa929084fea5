const digitsAndMarks = /^\+?[\d\s().\-‐‑‒–—−/]*$/;
/** What Russian numbers begin with after +7: cities 3, 4 and 8, mobile 9 (6 and 7 belong to Kazakhstan). */
const russianNumber = /^[3489]\d{9}$/;

/** A Russian phone number in any punctuation as +7XXXXXXXXXX, or null. */
export function parsePhone(text: string): string | null {
  const typed = text.trim();
  if (!digitsAndMarks.test(typed)) return null;
  const digits = typed.replace(/\D/g, '');
  const international = typed.startsWith('+');
  const prefix = international ? /^7/ : /^[78]/;
  if (digits.length === 11 && prefix.test(digits)) return withCountry(digits.slice(1));
  return digits.length === 10 && !international ? withCountry(digits) : null;
}

/** +7 913 123-45-67 from +79131234567. */
export function formatPhone(phone: string): string {
  const digits = phone.slice(2);
  return `+7 ${digits.slice(0, 3)} ${digits.slice(3, 6)}-${digits.slice(6, 8)}-${digits.slice(8)}`;
}

function withCountry(number: string): string | null {
  return russianNumber.test(number) ? `+7${number}` : null;
}
