const total = 7;

/** Does one numbered step of a start and tells on its line how it came out. */
export async function step<Result>(
  number: number,
  title: string,
  work: () => Promise<Result>,
  outcome: (result: Result) => string,
): Promise<Result> {
  process.stdout.write(`${number}/${total} ${title} … `);
  const since = performance.now();
  try {
    const result = await work();
    const seconds = Math.round((performance.now() - since) / 1000);
    console.log(seconds >= 3 ? `${outcome(result)} (${seconds} с)` : outcome(result));
    return result;
  } catch (error) {
    console.log('не получилось');
    throw error;
  }
}
