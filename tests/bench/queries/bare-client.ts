import { createHash } from 'node:crypto';
import { Client } from 'pg';
import type { Statement } from './capture';

type Run = { databaseUrl: string; turns: readonly (readonly Statement[])[]; transactions: number };

/** In the place of pgbench: the same statements, prepared, by the bare driver. Milliseconds of each round of them. */
export async function runBareClient({ databaseUrl, turns, transactions }: Run): Promise<number[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const times: number[] = [];
    for (let turn = 0; turn < transactions; turn += 1) {
      const begun = performance.now();
      for (const { text, values } of turns[turn % turns.length] ?? []) {
        const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
        await client.query({ name, text, values: [...values] });
      }
      // The first of each prepares its statements.
      if (turn >= turns.length) times.push(performance.now() - begun);
    }
    return times;
  } finally {
    await client.end();
  }
}
