import { execFile } from 'node:child_process';
import { recordAudit } from '@/lib/platform/audit';
import { database, inTransaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { query } from '@/tests/support/empty-database';

const subjectId = '00000000-0000-4000-8000-000000000001';

/** So many entries, each in a transaction of its own; returns their ids in order. */
export async function givenEntries(count: number): Promise<bigint[]> {
  const before = await database().auditEntry.aggregate({ _max: { id: true } });
  for (let n = 1; n <= count; n += 1) {
    await inTransaction((tx) =>
      recordAudit(tx, null, {
        event: 'signed_out',
        subject: ['account', subjectId],
        details: { n, by: ['a', 'b'] },
      }),
    );
  }
  const rows = await database().auditEntry.findMany({
    where: { id: { gt: before._max.id ?? 0n } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Statements of somebody whom neither rights nor triggers stop. */
export async function tamper(sql: string): Promise<void> {
  await query(environment().DATABASE_URL, `set session_replication_role = replica; ${sql}`);
}

/** A fresh audit: nothing written, nothing sealed. */
export function emptyAudit(): Promise<void> {
  return tamper('delete from audit_seal; delete from audit_unsealed; delete from audit_entry');
}

type Outcome = { code: number; output: string };

/** `npm run audit:verify`, in a process of its own. */
export function runVerify(
  options: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const command = ['--import', 'tsx', 'lib/local/verify-audit.ts', ...options];
  return new Promise((settle) => {
    const child = execFile(
      process.execPath,
      command,
      { env: { ...process.env, ...settings } },
      (_, stdout, stderr) => settle({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

export async function seals() {
  const rows = await database().auditSeal.findMany({ orderBy: { position: 'asc' } });
  return rows.map(({ position, entryId, hash }) => ({
    position,
    entryId,
    hash: Buffer.from(hash).toString('hex'),
  }));
}
