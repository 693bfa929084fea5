import type { Client } from 'pg';
import { verifyAudit, type AuditReport } from '@/lib/audit/verify-audit';
import { readSealedFile } from '@/lib/platform/storage';
import { isWhole } from '../audit-report';
import { StartRefusal } from '../start-refusal';
import { fileKeys } from './contents';
import { copyOut } from './copy-out';
import { eachFile } from './copy-files';
import { opens } from './file-shelf';
import type { OpenedBackup } from './manifest';
import { linesOf } from './part';

export type Proof = { audit: AuditReport; certificates: number; files: number };

/** Holds what was restored against what it has to be; refuses with the first thing that is not so. */
export async function proveRestored(client: Client, backup: OpenedBackup): Promise<Proof> {
  const certificates = await proveNumbers(client);
  const audit = await proveAudit(backup);
  const files = await proveFiles(client, backup);
  return { audit, certificates, files };
}

/** Every certificate has a number that was given, and no two have the same. Says how many there are. */
async function proveNumbers(client: Client): Promise<number> {
  const { rows } = await client.query<{ all: number; own: number; given: number }>(
    `select count(*)::int as "all", count(distinct c.number)::int as own, count(n.number)::int as given
     from certificate c left join certificate_number n on n.number = c.number`,
  );
  const { all, own, given } = rows[0] ?? { all: 0, own: -1, given: -1 };
  if (all === own && all === given) return all;
  throw new StartRefusal(`Номера сертификатов не сходятся: сертификатов ${all}, разных номеров ${own}.`);
}

async function proveAudit({ manifest: { auditHead } }: OpenedBackup): Promise<AuditReport> {
  const head = auditHead && { position: BigInt(auditHead.position), hash: auditHead.hash };
  const report = await verifyAudit(head);
  if (isWhole(report)) return report;
  throw new StartRefusal('Цепочка аудита нарушена: что именно, покажет npm run audit:verify.');
}

/** Every file that a row names is there and opens, but for those the backup itself says of that they are not. Says how many. */
async function proveFiles(client: Client, backup: OpenedBackup): Promise<number> {
  const excused = new Set<string>();
  await eachFile(backup, backup.manifest.files, (file) => {
    if (file.state !== 'kept') excused.add(file.key);
    return Promise.resolve();
  });
  const { rows } = await copyOut(client, `(${fileKeys})`, async (keys) => {
    for await (const key of linesOf(keys)) if (!excused.has(key)) await proveFile(key);
  });
  return rows - excused.size;
}

async function proveFile(key: string): Promise<void> {
  const sealed = await readSealedFile(key);
  if (sealed && opens(key, sealed)) return;
  throw new StartRefusal(`Файл ${key} после восстановления ${sealed ? 'не открывается' : 'не найден'}.`);
}
