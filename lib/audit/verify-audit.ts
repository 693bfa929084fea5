import type { SealableEntry } from '@/lib/domain/audit-canonical';
import { database, type Transaction } from '@/lib/platform/database';
import { chainStart, sealableColumns, type ChainHead } from './chain';
import { ChainWalk, type AuditFault, type ChainLink } from './walk-chain';

const batchSize = 5000;
const namedAtMost = 100;
const day = 24 * 60 * 60 * 1000;

export type AuditReport = {
  head: ChainHead;
  /** Entries that wait for their seal. */
  unsealed: number;
  /** The first hundred, in the order in which they were found. */
  faults: AuditFault[];
  faultCount: number;
  /** Whether the chain holds the head kept earlier; null when none was given. */
  keptHead: 'held' | 'cut_off' | 'rewritten' | null;
};

/**
 * Holds every entry of the audit against its seal. All of it as of one moment, in memory that does not grow with the
 * audit; what is written meanwhile neither waits nor disturbs.
 */
export function verifyAudit(kept: ChainHead | null): Promise<AuditReport> {
  return database().$transaction((tx) => verify(tx, kept), {
    isolationLevel: 'RepeatableRead',
    timeout: day,
  });
}

async function verify(tx: Transaction, kept: ChainHead | null): Promise<AuditReport> {
  const faults = new FaultList();
  const walk = new ChainWalk();
  let head = chainStart;
  let keptHash: string | null = kept?.position === 0n ? chainStart.hash : null;
  for await (const link of readLinks(tx)) {
    faults.add(walk.next(link));
    head = { position: link.position, hash: link.hash };
    if (link.position === kept?.position) keptHash = link.hash;
  }
  faults.add(walk.end());
  await addUnsealedFaults(tx, faults);
  return {
    head,
    unsealed: await countUnsealed(tx),
    faults: faults.named,
    faultCount: faults.count,
    keptHead: kept && compareHeads(kept, head, keptHash),
  };
}

function compareHeads(kept: ChainHead, head: ChainHead, hash: string | null): AuditReport['keptHead'] {
  if (kept.hash === hash) return 'held';
  return kept.position > head.position ? 'cut_off' : 'rewritten';
}

class FaultList {
  readonly named: AuditFault[] = [];
  count = 0;

  add(faults: readonly AuditFault[], count = faults.length): void {
    this.named.push(...faults.slice(0, namedAtMost - this.named.length));
    this.count += count;
  }
}

type LinkRow = { position: bigint; entryId: bigint; hash: string; id: string | null } & Omit<
  SealableEntry,
  'id'
>;

async function* readLinks(tx: Transaction): AsyncGenerator<ChainLink> {
  let after = chainStart.position;
  for (;;) {
    const rows: LinkRow[] = await tx.$queryRaw`
      SELECT s.position, s.entry_id AS "entryId", encode(s.hash, 'hex') AS hash, ${sealableColumns}
      FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s.entry_id
      WHERE s.position > ${after} ORDER BY s.position LIMIT ${batchSize}`;
    for (const { position, entryId, hash, id, ...fields } of rows) {
      yield { position, entryId, hash, entry: id === null ? null : { id, ...fields } };
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.position;
  }
}

type Strays = { entryId: bigint; total: bigint }[];

/** Around the chain: an entry without a seal that waits for none, and one that was gone before its seal came. */
async function addUnsealedFaults(tx: Transaction, faults: FaultList): Promise<void> {
  const lost: Strays = await tx.$queryRaw`
    SELECT e.id AS "entryId", count(*) OVER () AS total FROM audit_entry e
    WHERE NOT EXISTS (SELECT FROM audit_seal s WHERE s.entry_id = e.id)
      AND NOT EXISTS (SELECT FROM audit_unsealed u WHERE u.entry_id = e.id)
    ORDER BY e.id LIMIT ${namedAtMost}`;
  const gone: Strays = await tx.$queryRaw`
    SELECT u.entry_id AS "entryId", count(*) OVER () AS total FROM audit_unsealed u
    WHERE NOT EXISTS (SELECT FROM audit_entry e WHERE e.id = u.entry_id)
    ORDER BY u.entry_id LIMIT ${namedAtMost}`;
  const add = (kind: 'seal_lost' | 'unsealed_entry_deleted', rows: Strays) =>
    faults.add(
      rows.map(({ entryId }) => ({ kind, entryId })),
      Number(rows[0]?.total ?? 0),
    );
  add('seal_lost', lost);
  add('unsealed_entry_deleted', gone);
}

async function countUnsealed(tx: Transaction): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM audit_unsealed u JOIN audit_entry e ON e.id = u.entry_id
    WHERE NOT EXISTS (SELECT FROM audit_seal s WHERE s.entry_id = u.entry_id)`;
  return Number(row?.count ?? 0);
}
