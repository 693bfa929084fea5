/** How many inputs a run is made of: a few thousand beside the other tests, a hundred thousand and more by `npm run test:fuzz`. */
const inputs = Number(process.env.FUZZ_INPUTS ?? 4000);

/** The same inputs every time in the short run, other ones in every long run; a failure tells its seed. */
const seed = process.env.FUZZ_INPUTS ? Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31) : 20_261_121;

/** How many of all inputs go to schemas; the rest goes to routes, which ask the database. */
const schemaShare = 0.9;

/** Options of fast-check for one of `count` things that share the inputs of their kind. */
export function runsFor(kind: 'schemas' | 'routes', count: number) {
  const share = kind === 'schemas' ? schemaShare : 1 - schemaShare;
  return { numRuns: Math.ceil((inputs * share) / count), seed };
}

/** Time for one of them, in milliseconds: a long run takes its time. */
export const fuzzTimeout = process.env.FUZZ_INPUTS ? 600_000 : 60_000;
