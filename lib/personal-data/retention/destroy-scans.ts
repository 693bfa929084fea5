import type { RetentionMatter } from '@/lib/domain/retention';
import { now } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { errorFacts, log } from '@/lib/platform/log';
import { removeStoredFile } from '@/lib/platform/storage';

/**
 * From here on the pictures are nowhere shown and their names are gone; the files follow when the transaction has
 * committed. In this order a process that is killed leaves no file that nobody knows of. Returns how many there were.
 */
export async function destroyScans(
  tx: Transaction,
  which: Prisma.ScanWhereInput,
  matter: RetentionMatter,
): Promise<number> {
  const { count } = await tx.scan.updateMany({
    where: { AND: [which, { destroyedAt: null }] },
    data: {
      destroyedAt: now(),
      destroyedFor: matter,
      fileName: '',
      fileNameSealed: null,
      // With the whole record there is nobody left to tell, and by law it is told at once.
      familyUntold: matter !== 'register_record',
    },
  });
  return count;
}

const batch = 100;

/** Takes the files of destroyed pictures out of the storage, those of a run that was broken off too. Says how many. */
export async function removeDestroyedFiles(): Promise<{ removed: number; failed: number }> {
  const failed: string[] = [];
  let removed = 0;
  for (;;) {
    const scans = await database().scan.findMany({
      where: { destroyedAt: { not: null }, fileRemovedAt: null, id: { notIn: failed } },
      orderBy: { destroyedAt: 'asc' },
      take: batch,
      select: { id: true, storageKey: true, pages: true },
    });
    for (const scan of scans) {
      try {
        await removeFiles(scan);
        removed += 1;
      } catch (error) {
        failed.push(scan.id);
        log().error({ event: 'retention_file_failed', record: scan.id, ...errorFacts(error) });
      }
    }
    // A storage that answers nothing is asked no more today.
    if (scans.length < batch || failed.length >= batch) return { removed, failed: failed.length };
  }
}

type DestroyedScan = {
  id: string;
  storageKey: string | null;
  pages: { storageKey: string; thumbnailKey: string | null }[];
};

async function removeFiles({ id, storageKey, pages }: DestroyedScan): Promise<void> {
  const keys = [storageKey, ...pages.flatMap((page) => [page.storageKey, page.thumbnailKey])];
  for (const key of keys) if (key !== null) await removeStoredFile(key);
  await inTransaction(async (tx) => {
    await tx.scanPage.deleteMany({ where: { scanId: id } });
    await tx.scan.updateMany({
      where: { id, fileRemovedAt: null },
      data: { storageKey: null, fileRemovedAt: now() },
    });
  });
}
