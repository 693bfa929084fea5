import sharp from 'sharp';
import { scanKeptSide, scanPixelLimit } from '@/lib/domain/scan-files';
import { database } from '@/lib/platform/database';
import { log } from '@/lib/platform/log';
import { readStoredFile, removeStoredFile, storeFile } from '@/lib/platform/storage';

sharp.cache(false);
sharp.concurrency(1);

/**
 * Writes a received scan anew: turned the right way up, of bounded size, without what the camera wrote into it.
 * The row points at the new file before the raw one is removed; a second run finds nothing to do.
 */
export async function processScan({ scanId }: { scanId: string }): Promise<void> {
  const scan = await database().scan.findFirst({
    where: { id: scanId, status: 'received', destroyedAt: null },
    select: { storageKey: true },
  });
  if (!scan) return;
  const picture = await rewrite(await readStoredFile(scan.storageKey));
  if (!picture) {
    await database().scan.updateMany({
      where: { id: scanId, status: 'received' },
      data: { status: 'unreadable' },
    });
    log().warn({ event: 'scan_unreadable', scanId });
    return;
  }
  const storageKey = await storeFile(picture);
  const { count } = await database().scan.updateMany({
    where: { id: scanId, status: 'received', storageKey: scan.storageKey, destroyedAt: null },
    data: { storageKey, status: 'ready', mediaType: 'image/jpeg', size: picture.length },
  });
  await removeStoredFile(count === 1 ? scan.storageKey : storageKey);
}

/** The picture as JPEG without metadata, or null when it cannot be decoded. */
async function rewrite(raw: Buffer): Promise<Buffer | null> {
  const picture = sharp(raw, { limitInputPixels: scanPixelLimit, failOn: 'error' });
  try {
    await picture.metadata();
    return await picture
      .autoOrient()
      .resize({ width: scanKeptSide, height: scanKeptSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .toBuffer();
  } catch {
    return null;
  }
}
