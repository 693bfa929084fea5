/** The value below which the given part (0–1) of the values lies. */
export function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.round((sorted.length - 1) * part)] ?? Number.NaN;
}

/** Median and spread as people read them: «1,02 (0,95–1,10)», from the tenth to the ninetieth percent. */
export function spread(values: readonly number[], digits: number): string {
  const [median, low, high] = [0.5, 0.1, 0.9].map((part) => share(values, part).toFixed(digits));
  return `${median} (${low}–${high})`.replaceAll('.', ',');
}
