import type { Client } from 'pg';
import { noRows } from './rows/family-rows';

type Index = { name: string; definition: string };

/**
 * Takes the indexes off the tables that are about to be filled, those of constraints excepted: made at the end, each is read
 * into order once instead of growing row by row. Returns how to put them back.
 */
export async function setIndexesAside(client: Client): Promise<() => Promise<void>> {
  const tables = Object.keys(noRows()).map((model) =>
    model.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  );
  const { rows } = await client.query<Index>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace s ON s.oid = t.relnamespace
     WHERE s.nspname = 'public' AND t.relname = ANY($1)
       AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`,
    [tables],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return async () => {
    for (const { definition } of rows) await client.query(definition);
  };
}
