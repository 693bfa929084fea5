import type { Client } from 'pg';
import { chainStart, linkHash, sealableColumns } from '@/lib/audit/chain';
import type { SealableEntry } from '@/lib/domain/audit-canonical';
import { copyRows } from './copy-rows';

const batch = 10_000;
/** So many of the last entries still wait for their seal, as a few always do. */
export const unsealedEntries = 100;

/** Continues the hash chain over all entries but the last, as the worker would, in large parts. */
export async function sealJournal(client: Client): Promise<void> {
  const { rows: counted } = await client.query<{ count: string }>('SELECT count(*) FROM audit_entry');
  const wanted = Math.max(Number(counted[0]?.count) - unsealedEntries, 0);
  let { hash } = chainStart;
  let after = '0';
  for (let position = 0; position < wanted;) {
    const { rows } = await client.query<SealableEntry>(
      `SELECT ${sealableColumns.sql} FROM audit_entry e WHERE e.id > $1 ORDER BY e.id LIMIT $2`,
      [after, Math.min(batch, wanted - position)],
    );
    const seals = rows.map((entry) => {
      position += 1;
      hash = linkHash(hash, entry);
      return { position, entryId: entry.id, hash: Buffer.from(hash, 'hex') };
    });
    await copyRows(client, 'auditSeal', seals);
    after = rows.at(-1)?.id ?? after;
  }
  await client.query('INSERT INTO audit_unsealed (entry_id) SELECT id FROM audit_entry WHERE id > $1', [
    after,
  ]);
}
