const amountPattern = /^-?\d+(\.\d+)?$/;
const roubles = new Intl.NumberFormat('ru-RU', {
  style: 'currency',
  currency: 'RUB',
  signDisplay: 'negative',
});

/**
 * Roubles for people: 12 345,67 ₽, with no-break spaces.
 * A decimal string (as the database gives it) is formatted exactly, without passing through a float.
 */
export function formatMoney(amount: string | number): string {
  const isAmount = typeof amount === 'number' ? Number.isFinite(amount) : amountPattern.test(amount);
  if (!isAmount) throw new RangeError('Not an amount of money');
  // Intl reads a decimal string exactly; the pattern above is what its type cannot express
  return roubles.format(amount as `${number}`).replace('-', '−');
}
