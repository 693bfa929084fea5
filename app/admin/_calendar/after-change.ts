/** Where a change of the calendar leads: to its year, with what became of it. */
export function afterChange(calendar: string, year: number, written: number): string {
  return `${calendar}?year=${year}&done=${written > 0 ? 'saved' : 'same'}`;
}
