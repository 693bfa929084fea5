import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { Refusal } from '@/lib/domain/refusal';
import { scanRefusals } from '@/lib/domain/scan-files';
import { now } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import { queueJob } from '@/lib/platform/jobs';
import { sealFileName } from '@/lib/platform/seal-file-names';
import { removeStoredFile, storeFile } from '@/lib/platform/storage';
import { inspectPicture } from './inspect-picture';

type SentFile = { name: string; bytes: Uint8Array; tooLarge: boolean };

/**
 * Keeps a sent scan until its form is accepted and returns its id. The file is on the disk before its row exists; a
 * leftover file is swept. `replaces` is the id of a waiting scan of the same sender that is no longer needed: a picture
 * that was turned, a photo that was made anew.
 */
export async function receiveScan(
  actor: Actor,
  file: SentFile,
  replaces: string | null = null,
): Promise<string> {
  requirePermission(actor, 'document.provide');
  if (file.tooLarge) throw new Refusal('invalid', scanRefusals.too_large);
  const inspected = await inspectPicture(file.bytes);
  if ('refusal' in inspected) throw new Refusal('invalid', scanRefusals[inspected.refusal]);
  await refuseTooMany(actor.accountId, replaces);
  const storageKey = await storeFile(file.bytes);
  let kept: { scanId: string; replaced: string | null };
  try {
    kept = await inTransaction(async (tx) => {
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
      return { scanId: id, replaced: replaces && (await takeAway(tx, actor.accountId, replaces)) };
    });
  } catch (error) {
    await removeStoredFile(storageKey);
    throw error;
  }
  if (kept.replaced) await removeStoredFile(kept.replaced);
  return kept.scanId;
}

/** Returns the key of the file that has no row any more; null when the scan is not there, or waits no longer. */
async function takeAway(tx: Transaction, ownerId: string, id: string): Promise<string | null> {
  const waiting = { id, ownerId, documentId: null };
  const scan = await tx.scan.findFirst({ where: waiting, select: { storageKey: true } });
  if (!scan) return null;
  // Between the two the worker may have written the picture anew, or the form may have been accepted.
  const { count } = await tx.scan.deleteMany({ where: { ...waiting, storageKey: scan.storageKey } });
  return count === 1 ? scan.storageKey : null;
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
