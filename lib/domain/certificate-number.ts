const noBreakSpace = '\u00a0';

/**
 * The ten digits of a certificate: 2 of the region, 2 of the municipality, 6 of the tail.
 * @param tail from 0 to 999999
 */
export function certificateNumber(region: string, municipality: string, tail: number): string {
  const isTail = Number.isInteger(tail) && tail >= 0 && tail <= 999_999;
  if (!/^\d{2}$/.test(region) || !/^\d{2}$/.test(municipality) || !isTail) {
    throw new RangeError('A certificate number is two digits, two digits and a tail below a million');
  }
  return `${region}${municipality}${String(tail).padStart(6, '0')}`;
}

/** 42 07 000 002, with no-break spaces, from ten digits. */
export function formatCertificateNumber(number: string): string {
  return [number.slice(0, 2), number.slice(2, 4), number.slice(4, 7), number.slice(7)].join(noBreakSpace);
}

/** Ten digits typed with any spacing or punctuation, or null. */
export function parseCertificateNumber(text: string): string | null {
  const bare = text.replace(/[^\p{L}\p{N}]/gu, '');
  return /^\d{10}$/.test(bare) ? bare : null;
}

/** Every number that differs in one digit or in the order of two neighbours: what a typing slip makes of it. */
export function nearNumbers(number: string): string[] {
  const near = [...Array(number.length).keys()].flatMap((at) => [
    ...[...'0123456789'].map((digit) => number.slice(0, at) + digit + number.slice(at + 1)),
    swapped(number, at),
  ]);
  return [...new Set(near)].filter((other) => other !== number);
}

function swapped(number: string, at: number): string {
  return number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2);
}
