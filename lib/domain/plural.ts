/** The Russian word that goes with a number: plural(2, 'день', 'дня', 'дней') is «дня». */
export function plural(n: number, one: string, few: string, many: string): string {
  // A fraction takes the genitive singular: «2,5 дня»
  if (!Number.isInteger(n)) return few;
  const lastTwo = Math.abs(n) % 100;
  const last = lastTwo % 10;
  if (lastTwo >= 11 && lastTwo <= 14) return many;
  if (last === 1) return one;
  return last >= 2 && last <= 4 ? few : many;
}

/** The number with its word, never parted at the end of a line: counted(2, 'день', 'дня', 'дней') is «2 дня». */
export function counted(n: number, one: string, few: string, many: string): string {
  return `${n}\u00a0${plural(n, one, few, many)}`;
}
