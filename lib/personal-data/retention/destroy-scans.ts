import type { RetentionMatter } from '@/lib/domain/retention';
import { now } from '@/lib/platform/clock';
import { database, type Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
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
    data: { destroyedAt: now(), destroyedFor: matter, fileName: '', fileNameSealed: null },
  });
  return count;
}

const batch = 100;

/** Takes the files of destroyed pictures out of the storage, those of a run that was broken off too. Returns how many. */
export async function removeDestroyedFiles(): Promise<number> {
  let removed = 0;
  for (;;) {
    const scans = await database().scan.findMany({
      where: { destroyedAt: { not: null }, fileRemovedAt: null },
      orderBy: { destroyedAt: 'asc' },
      take: batch,
      select: { id: true, storageKey: true },
    });
    for (const { id, storageKey } of scans) {
      await removeStoredFile(storageKey);
      await database().scan.updateMany({
        where: { id, storageKey, fileRemovedAt: null },
        data: { fileRemovedAt: now() },
      });
    }
    removed += scans.length;
    if (scans.length < batch) return removed;
  }
}
