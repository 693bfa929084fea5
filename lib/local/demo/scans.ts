import { randomUUID } from 'node:crypto';
import { thumbnailOf } from '@/lib/documents/draw-scan';
import { fullName } from '@/lib/domain/names';
import { sealFileName } from '@/lib/platform/seal-file-names';
import { removeStoredFile, storeFile } from '@/lib/platform/storage';
import { documentPicture } from './document-picture';
import type { PendingPicture, World } from './world';

/** Draws and stores the pictures of the documents and adds their rows. Returns the keys of the stored files. */
export async function storePictures({ ledger, pictures }: World): Promise<string[]> {
  const keys: string[] = [];
  try {
    for (const picture of pictures) {
      const jpeg = await documentPicture(picture.facts);
      const storageKey = await storeFile(jpeg);
      keys.push(storageKey);
      const thumbnailKey = await storeFile(await thumbnailOf(jpeg));
      keys.push(thumbnailKey);
      const scan = scanRow(picture, jpeg.length);
      ledger.scan.push(scan);
      ledger.scanPage.push({ scanId: scan.id, number: 1, storageKey, thumbnailKey, size: jpeg.length });
    }
    return keys;
  } catch (error) {
    await removeFiles(keys);
    throw error;
  }
}

export async function removeFiles(keys: readonly string[]): Promise<void> {
  await Promise.all(keys.map((key) => removeStoredFile(key)));
}

function scanRow({ documentId, ownerId, createdAt, facts }: PendingPicture, size: number) {
  const id = randomUUID();
  return {
    id,
    ownerId,
    documentId,
    status: 'ready' as const,
    storageKey: null,
    fileNameSealed: sealFileName(id, `${fullName(facts.name)}.jpg`),
    mediaType: 'image/jpeg',
    size,
    createdAt,
  };
}
