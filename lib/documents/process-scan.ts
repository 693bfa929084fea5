import type { ScanMediaType } from '@/lib/domain/scan-files';
import { inTransaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { discardStoredFiles, readStoredFile, storeFile, StoredFileMissing } from '@/lib/platform/storage';
import { checkForViruses } from '@/lib/platform/virus-check';
import { drawScan, type DrawnPicture } from './draw-scan';
import { findReceived, stillReceived, type ReceivedScan } from './received-scan';
import { refuseScan } from './refuse-scan';

/**
 * Turns a received file into pictures, after the check for viruses. The rows of the pictures and the end of the sent
 * file are one transaction: whoever is killed leaves files without a row, and a second run finds nothing to do. Throws
 * when the storage or clamd does not answer; the queue then tries again.
 */
export async function processScan({ scanId }: { scanId: string }): Promise<void> {
  const scan = await findReceived(scanId);
  const bytes = scan && (await readSent(scan));
  if (!scan || !bytes) return;
  if ((await checkForViruses(bytes)) === 'infected') return refuseScan(scan, { trouble: 'infected', bytes });
  // Only inspectScan names the type.
  const drawn = await drawScan(bytes, scan.mediaType as ScanMediaType);
  if ('fault' in drawn) return refuseScan(scan, { trouble: drawn.fault });
  await keepPages(scan, drawn.pages);
}

/** Null when another run has taken the file meanwhile. */
async function readSent({ id, storageKey }: ReceivedScan): Promise<Buffer | null> {
  try {
    return await readStoredFile(storageKey);
  } catch (error) {
    if (error instanceof StoredFileMissing && (await findReceived(id))?.storageKey !== storageKey)
      return null;
    throw error;
  }
}

async function keepPages(scan: ReceivedScan, pictures: readonly DrawnPicture[]): Promise<void> {
  const pages = await storePages(scan.id, pictures);
  // Whoever loses the connection while it commits does not know which it is: after an error the files are the sweeper's.
  const kept = await inTransaction(async (tx) => {
    const { count } = await tx.scan.updateMany({
      where: stillReceived(scan),
      data: { status: 'ready', storageKey: null },
    });
    if (count === 1) await tx.scanPage.createMany({ data: pages });
    return count === 1;
  });
  if (!kept) await discardStoredFiles(keysOf(pages));
  await discardStoredFiles([scan.storageKey]);
}

type StoredPage = Prisma.ScanPageCreateManyInput & { storageKey: string; thumbnailKey: string };

async function storePages(scanId: string, pictures: readonly DrawnPicture[]): Promise<StoredPage[]> {
  const pages: StoredPage[] = [];
  for (const [at, { picture, thumbnail }] of pictures.entries()) {
    const keys = { storageKey: await storeFile(picture), thumbnailKey: await storeFile(thumbnail) };
    pages.push({ scanId, number: at + 1, size: picture.length, ...keys });
  }
  return pages;
}

function keysOf(pages: readonly StoredPage[]): string[] {
  return pages.flatMap(({ storageKey, thumbnailKey }) => [storageKey, thumbnailKey]);
}
