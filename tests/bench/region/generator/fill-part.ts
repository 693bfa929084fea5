import { Client } from 'pg';
import { closeDatabase } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { loadKeys } from '@/lib/platform/load-keys';
import { copyRows } from './copy-rows';
import type { Places } from './places';
import { RegionDays } from './region-days';
import { addFamily, type Whole } from './rows/add-family';
import { noRows, type FamilyRows } from './rows/family-rows';

/*
 * A process that makes and copies every `parts`-th block of families. Making and sealing the rows takes longer than the
 * database takes to write them: with as many processes as cores both are busy.
 */
export type PartOrder = { whole: Whole; part: number; parts: number; places: Places; madeAt: string };

const blockSize = 1000;

process.once('message', (order: PartOrder) => {
  fillPart(order)
    .then(() => process.exit(0))
    .catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
});

async function fillPart({ whole, part, parts, places, madeAt }: PartOrder): Promise<void> {
  await loadKeys();
  await closeDatabase();
  const client = new Client({ connectionString: environment().DATABASE_URL });
  await client.connect();
  // Neither triggers nor foreign keys look at millions of rows one by one; what they keep is made here, and checked afterwards.
  await client.query(`SET session_replication_role = replica; SET synchronous_commit = off`);
  const days = new RegionDays(new Date(madeAt));
  for (let from = part * blockSize; from < whole.families; from += parts * blockSize) {
    const rows = noRows();
    const to = Math.min(from + blockSize, whole.families);
    for (let n = from; n < to; n += 1) addFamily({ places, days, rows }, n, whole);
    await writeBlock(client, rows);
    process.send?.({ families: to - from });
  }
  await client.end();
}

async function writeBlock(client: Client, rows: FamilyRows): Promise<void> {
  // The journal is read in the order of its ids.
  rows.auditEntry.sort((one, other) => instantOf(one) - instantOf(other));
  await client.query('BEGIN');
  for (const [model, made] of Object.entries(rows)) await copyRows(client, model, made);
  await client.query('COMMIT');
}

function instantOf({ at }: FamilyRows['auditEntry'][number]): number {
  return at instanceof Date ? at.getTime() : 0;
}
