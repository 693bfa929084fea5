import type { Client } from 'pg';
import { verifyAudit, type AuditReport } from '@/lib/audit/verify-audit';
import { surveyColumns } from '@/lib/platform/key-survey';
import { readSealedFile } from '@/lib/platform/storage';
import { isWhole } from '../audit-report';
import { fileKeys } from './contents';
import { copyOut } from './copy-out';
import { eachFile } from './copy-files';
import { opens } from './file-shelf';
import type { OpenedBackup } from './manifest';
import { linesOf } from './part';

export type Proof = {
  audit: AuditReport;
  certificates: number;
  files: number;
  /** Keys of the files that the backup had and that are not there, or do not open. */
  missing: string[];
  /** Sentences: what is not as it has to be. It was not so in the backup either, for each table is what the backup holds. */
  faults: string[];
};

/** Holds what was restored against what it has to be. */
export async function proveRestored(client: Client, backup: OpenedBackup): Promise<Proof> {
  const { certificates, fault: numbers } = await proveNumbers(client);
  const { audit, fault: chain } = await proveAudit(backup);
  const values = await proveKeys();
  const faults = [numbers, chain, values].filter((fault) => fault !== null);
  return { audit, certificates, faults, ...(await proveFiles(client, backup)) };
}

/** Every certificate has a number that was given, and no two have the same. */
async function proveNumbers(client: Client): Promise<{ certificates: number; fault: string | null }> {
  const { rows } = await client.query<{ all: number; own: number; given: number }>(
    `select count(*)::int as "all", count(distinct c.number)::int as own, count(n.number)::int as given
     from certificate c left join certificate_number n on n.number = c.number`,
  );
  const { all, own, given } = rows[0] ?? { all: 0, own: -1, given: -1 };
  const holds = all === own && all === given;
  const fault = `Номера сертификатов не сходятся: сертификатов ${all}, разных номеров ${own}.`;
  return { certificates: all, fault: holds ? null : fault };
}

async function proveAudit({ manifest: { auditHead } }: OpenedBackup) {
  const head = auditHead && { position: BigInt(auditHead.position), hash: auditHead.hash };
  const audit = await verifyAudit(head);
  const fault = 'Цепочка аудита нарушена: что именно, покажет npm run audit:verify.';
  return { audit, fault: isWhole(audit) ? null : fault };
}

/** Nothing sealed is under a key that is not here. */
async function proveKeys(): Promise<string | null> {
  const unknown = (await surveyColumns()).filter(({ under }) => under.key === 'unknown');
  const count = unknown.reduce((sum, share) => sum + share.count, 0);
  return count === 0 ? null : `Зашифрованы неизвестным главным ключом и не открываются значений: ${count}.`;
}

/** Every file that a row names is there and opens, but for those the backup itself says of that they are not. */
async function proveFiles(client: Client, backup: OpenedBackup): Promise<Pick<Proof, 'files' | 'missing'>> {
  const excused = new Set<string>();
  await eachFile(backup, backup.manifest.files, (file) => {
    if (file.state !== 'kept') excused.add(file.key);
    return Promise.resolve();
  });
  const missing: string[] = [];
  const { rows } = await copyOut(client, `(${fileKeys})`, async (keys) => {
    for await (const key of linesOf(keys)) if (!excused.has(key) && !(await isThere(key))) missing.push(key);
  });
  return { files: rows - excused.size - missing.length, missing };
}

async function isThere(key: string): Promise<boolean> {
  const sealed = await readSealedFile(key);
  return sealed !== null && opens(key, sealed);
}
