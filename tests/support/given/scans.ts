import { randomUUID } from 'node:crypto';
import { documentPicture } from '@/lib/local/demo/document-picture';
import { inventedFamily } from '@/lib/local/demo/invented-people';
import { now, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { sealFileName } from '@/lib/platform/seal-file-names';
import { storeFile } from '@/lib/platform/storage';
import { documentOfAge } from './families';
import { unique } from './unique';

/** A photo of a document as a family would send it (JPEG). */
export function givenPicture(): Promise<Buffer> {
  const birthDate = today().subtract({ years: 8, days: 40 });
  const name = inventedFamily(unique()).child(0);
  return documentPicture({ name, birthDate, document: documentOfAge(birthDate) });
}

type ScanOptions = { ownerId: string; documentId?: string; status?: 'received' | 'ready' | 'unreadable' };

/** A stored scan; without a document it still waits for its form. `ownerId` is the account that sent it. */
export async function givenScan({ ownerId, documentId, status = 'ready' }: ScanOptions) {
  const picture = await givenPicture();
  const storageKey = await storeFile(picture);
  const id = randomUUID();
  const scan = await database().scan.create({
    data: {
      id,
      ownerId,
      documentId: documentId ?? null,
      status,
      storageKey,
      fileNameSealed: sealFileName(id, 'svidetelstvo.jpg'),
      mediaType: 'image/jpeg',
      size: picture.length,
      createdAt: now(),
    },
  });
  return { scanId: scan.id, storageKey, picture };
}
