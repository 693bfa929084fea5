import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { Refusal } from '@/lib/domain/refusal';
import { scanRefusals } from '@/lib/domain/scan-files';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { queueJob } from '@/lib/platform/jobs';
import { removeStoredFile, storeFile } from '@/lib/platform/storage';
import { inspectPicture } from './inspect-picture';

type SentFile = { name: string; bytes: Uint8Array; tooLarge: boolean };

/** Keeps a sent scan until its form is accepted. The file is on the disk before its row exists; a leftover file is swept. */
export async function receiveScan(actor: Actor, file: SentFile): Promise<string> {
  requirePermission(actor, 'document.provide');
  if (file.tooLarge) throw new Refusal('invalid', scanRefusals.too_large);
  const inspected = await inspectPicture(file.bytes);
  if ('refusal' in inspected) throw new Refusal('invalid', scanRefusals[inspected.refusal]);
  await refuseTooMany(actor.accountId);
  const storageKey = await storeFile(file.bytes);
  try {
    return await inTransaction(async (tx) => {
      const { id } = await tx.scan.create({
        data: {
          ownerId: actor.accountId,
          storageKey,
          fileName: file.name.slice(-100),
          mediaType: inspected.mediaType,
          size: file.bytes.length,
          createdAt: now(),
        },
        select: { id: true },
      });
      await queueJob(tx, 'process-scan', { scanId: id });
      return id;
    });
  } catch (error) {
    await removeStoredFile(storageKey);
    throw error;
  }
}

const mostWaiting = 30;

/** Scans that wait for their form are swept after two days; until then an account may not fill the disk with them. */
async function refuseTooMany(ownerId: string): Promise<void> {
  const waiting = await database().scan.count({ where: { ownerId, documentId: null } });
  if (waiting >= mostWaiting) {
    throw new Refusal(
      'too_many',
      'Приложено слишком много файлов подряд. Повторите завтра или обратитесь в учреждение.',
    );
  }
}
