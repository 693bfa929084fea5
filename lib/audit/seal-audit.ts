import type { SealableEntry } from '@/lib/domain/audit-canonical';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import { log } from '@/lib/platform/log';
import { chainStart, linkHash, sealableColumns, type ChainHead } from './chain';

const batchSize = 1000;

/**
 * Puts every entry of the audit that waits for its seal at the end of the hash chain, a batch a transaction. Each new head
 * goes to the log, where it can be kept apart from the database. Several workers may do it at once: one batch at a time.
 */
export async function sealAudit(): Promise<void> {
  for (;;) {
    const { sealed, head } = await inTransaction(sealBatch);
    if (sealed === 0) return;
    log().info({ event: 'audit_sealed', entries: sealed, position: Number(head.position), hash: head.hash });
    if (sealed < batchSize) return;
  }
}

async function sealBatch(tx: Transaction): Promise<{ sealed: number; head: ChainHead }> {
  // Two sealers at once would both continue from the same head.
  await lockName(tx, 'audit-seal');
  const entries = await nextEntries(tx);
  const links = linksAfter(await readHead(tx), entries);
  await tx.auditSeal.createMany({ data: links.map(toRow) });
  await tx.auditUnsealed.deleteMany({ where: { entryId: { in: links.map(({ entryId }) => entryId) } } });
  return { sealed: links.length, head: links.at(-1) ?? chainStart };
}

/**
 * Only what is committed is seen; an entry with a lower id that is committed later finds its place further on. OFFSET 0
 * keeps the look-up by id: however the database guesses, it never reads the whole audit to find a few new entries.
 */
function nextEntries(tx: Transaction): Promise<SealableEntry[]> {
  return tx.$queryRaw`
    SELECT entry.* FROM audit_unsealed u CROSS JOIN LATERAL (
      SELECT ${sealableColumns} FROM audit_entry e
      WHERE e.id = u.entry_id AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.entry_id = e.id)
      OFFSET 0
    ) entry ORDER BY u.entry_id LIMIT ${batchSize}`;
}

type Link = ChainHead & { entryId: bigint };

function linksAfter(head: ChainHead, entries: readonly SealableEntry[]): Link[] {
  let { position, hash } = head;
  return entries.map((entry) => {
    position += 1n;
    hash = linkHash(hash, entry);
    return { position, hash, entryId: BigInt(entry.id) };
  });
}

function toRow({ position, entryId, hash }: Link) {
  return { position, entryId, hash: Uint8Array.from(Buffer.from(hash, 'hex')) };
}

async function readHead(tx: Transaction): Promise<ChainHead> {
  const last = await tx.auditSeal.findFirst({ orderBy: { position: 'desc' } });
  return last ? { position: last.position, hash: Buffer.from(last.hash).toString('hex') } : chainStart;
}
