import { randomUUID } from 'node:crypto';
import { documentPicture } from '@/lib/local/demo/document-picture';
import { inventedFamily } from '@/lib/local/demo/invented-people';
import { now, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { sealFileName } from '@/lib/platform/seal-file-names';
import type { ScanStatus } from '@/lib/domain/scan-files';
import { storeFile, storeInQuarantine } from '@/lib/platform/storage';
import { documentOfAge } from './families';
import { unique } from './unique';

/** A photo of a document as a family would send it (JPEG). */
export function givenPicture(): Promise<Buffer> {
  const birthDate = today().subtract({ years: 8, days: 40 });
  const name = inventedFamily(unique()).child(0);
  return documentPicture({ name, birthDate, document: documentOfAge(birthDate) });
}

type ScanOptions = {
  ownerId: string;
  documentId?: string;
  status?: ScanStatus;
  /** Any bytes will do where nobody looks at the picture. */
  picture?: Buffer;
};

/**
 * A stored scan; without a document it still waits for its form. `ownerId` is the account that sent it, `storageKey` where
 * its file lies: of a ready one the picture, of one that does not open an empty word.
 */
export async function givenScan({ ownerId, documentId, status = 'ready', ...options }: ScanOptions) {
  const picture = options.picture ?? (await givenPicture());
  const id = randomUUID();
  const storageKey = await storedAs(status, picture);
  await database().scan.create({
    data: {
      id,
      ownerId,
      documentId: documentId ?? null,
      status,
      storageKey: status === 'received' || status === 'infected' ? storageKey : null,
      fault: status === 'unreadable' ? 'damaged' : null,
      fileNameSealed: sealFileName(id, 'svidetelstvo.jpg'),
      mediaType: 'image/jpeg',
      size: picture.length,
      createdAt: now(),
      ...(status === 'ready' && {
        pages: {
          create: { number: 1, storageKey, thumbnailKey: await storeFile(picture), size: picture.length },
        },
      }),
    },
  });
  return { scanId: id, storageKey, picture };
}

async function storedAs(status: ScanStatus, picture: Buffer): Promise<string> {
  if (status === 'unreadable') return '';
  return status === 'infected' ? storeInQuarantine(picture) : storeFile(picture);
}
