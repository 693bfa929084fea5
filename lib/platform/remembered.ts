/**
 * The same reading, done once for all who ask at the same time and for `milliseconds` after: a flood of questions costs what
 * one does.
 */
export function remembered<Result>(milliseconds: number, read: () => Promise<Result>): () => Promise<Result> {
  let last: { reading: Promise<Result>; until: number } | null = null;
  return () => {
    if (last && performance.now() < last.until) return last.reading;
    const reading = read();
    const entry = { reading, until: Infinity };
    last = entry;
    const rest = () => (entry.until = performance.now() + milliseconds);
    reading.then(rest, rest);
    return reading;
  };
}
