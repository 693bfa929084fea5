/** Signs that XML and spreadsheets refuse. */
const forbidden = /(?![\n\r\t])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/** What a value stands for in a cell. */
export function cellValue(value: unknown): string | number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value === null || value === undefined) return '';
  const text = asText(value);
  return text.replace(forbidden, '').slice(0, 32_767);
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  // A date of the calendar, a number too large for one: whatever says itself what it is as text.
  return JSON.stringify(value).replace(/^"|"$/g, '');
}
