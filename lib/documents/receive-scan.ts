import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { Refusal } from '@/lib/domain/refusal';
import { scanRefusals } from '@/lib/domain/scan-files';
import { now } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import { queueJob } from '@/lib/platform/jobs';
import { errorFacts, log } from '@/lib/platform/log';
import { sealFileName } from '@/lib/platform/seal-file-names';
import { discardStoredFiles, StorageUnavailable, storeFile } from '@/lib/platform/storage';
import { inspectScan } from './inspect-scan';

type SentFile = { name: string; bytes: Uint8Array; tooLarge: boolean };

/**
 * Keeps a sent scan until its form is accepted and returns its id. The file is stored before its row exists; a leftover
 * file is swept. `replaces` is the id of a waiting scan of the same sender that is no longer needed: a picture
 * that was turned, a photo that was made anew.
 */
export async function receiveScan(
  actor: Actor,
  file: SentFile,
  replaces: string | null = null,
): Promise<string> {
  requirePermission(actor, 'document.provide');
  if (file.tooLarge) throw new Refusal('invalid', scanRefusals.too_large);
  const inspected = await inspectScan(file.bytes);
  if ('refusal' in inspected) throw new Refusal('invalid', scanRefusals[inspected.refusal]);
  await refuseTooMany(actor.accountId, replaces);
  const storageKey = await storeOrSay(file.bytes);
  // Whoever loses the connection while it commits does not know which it is: after an error the file is the sweeper's.
  const kept = await inTransaction(async (tx) => {
    const id = randomUUID();
    await tx.scan.create({
      data: {
        id,
        ownerId: actor.accountId,
        storageKey,
        fileNameSealed: sealFileName(id, file.name.slice(-100)),
        mediaType: inspected.mediaType,
        size: file.bytes.length,
        createdAt: now(),
      },
    });
    await queueJob(tx, 'process-scan', { scanId: id });
    return { scanId: id, replaced: replaces ? await takeAway(tx, actor.accountId, replaces) : [] };
  });
  await discardStoredFiles(kept.replaced);
  return kept.scanId;
}

/** The form keeps what was typed, the page the chosen file. */
async function storeOrSay(bytes: Uint8Array): Promise<string> {
  try {
    return await storeFile(bytes);
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
    log().error({ event: 'storage_unavailable', ...errorFacts(error.cause) });
    throw new Refusal('unavailable', scanRefusals.unavailable, 'scan');
  }
}

/** Returns the keys of the files that have no row any more; none when the scan is not there, or waits no longer. */
async function takeAway(tx: Transaction, ownerId: string, id: string): Promise<string[]> {
  const waiting = { id, ownerId, documentId: null, status: { not: 'infected' } } as const;
  const scan = await tx.scan.findFirst({ where: waiting, select: { storageKey: true, pages: true } });
  if (!scan) return [];
  // Between the two the worker may have turned the file into pictures, or the form may have been accepted.
  const { count } = await tx.scan.deleteMany({ where: { ...waiting, storageKey: scan.storageKey } });
  if (count === 0) return [];
  const pages = scan.pages.flatMap(({ storageKey, thumbnailKey }) => [storageKey, thumbnailKey]);
  return [scan.storageKey, ...pages].filter((key) => key !== null);
}

const mostWaiting = 30;

/** Scans that wait for their form are swept after two days; until then an account may not fill the disk with them. */
async function refuseTooMany(ownerId: string, replaces: string | null): Promise<void> {
  const waiting = await database().scan.count({
    where: { ownerId, documentId: null, ...(replaces && { id: { not: replaces } }) },
  });
  if (waiting >= mostWaiting) {
    throw new Refusal(
      'too_many',
      'Приложено слишком много файлов подряд. Повторите завтра или обратитесь в учреждение.',
    );
  }
}
