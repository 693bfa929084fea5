import { z } from 'zod';
import { familyRoles, type Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf, found } from '@/lib/access/scope';
import { Refusal } from '@/lib/domain/refusal';
import { scanPageAddress } from '@/lib/domain/scan-files';
import { recordAudit } from '@/lib/platform/audit';
import { database, inTransaction } from '@/lib/platform/database';
import { fileNameOf } from '@/lib/platform/seal-file-names';
import { readStoredFile, StorageUnavailable, StoredFileMissing } from '@/lib/platform/storage';

type WantedPicture = { page: number; size: 'full' | 'small' };

/**
 * A picture of a scan for who may see the child, or who sent it; a look by staff is recorded. A file nothing has been
 * made of yet is shown to its sender alone, while it waits for its form.
 */
export async function openScan(
  actor: Actor,
  scanId: string,
  wanted: WantedPicture = { page: 1, size: 'full' },
): Promise<{ bytes: Buffer; mediaType: string }> {
  requirePermission(actor, 'scan.view');
  const visible = {
    id: scanId,
    destroyedAt: null,
    OR: [
      { documentId: null, ownerId: actor.accountId },
      { document: { person: { child: childrenOf(actor) } } },
    ],
  };
  const file = await inTransaction(async (tx) => {
    const row = found(await tx.scan.findFirst({ where: visible, select: shown(wanted) }));
    const picture = found(pictureOf(row, wanted));
    if (!familyRoles.some((role) => role === actor.role) && row.document) {
      await recordAudit(tx, actor, {
        event: 'scan_viewed',
        subject: ['document', row.document.id],
        childId: row.document.personId,
      });
    }
    return picture;
  });
  // The worker may turn the sent file into pictures between the look at the row and at the file.
  const newest = async () => {
    const row = found(await database().scan.findFirst({ where: visible, select: shown(wanted) }));
    return found(pictureOf(row, wanted));
  };
  return readPicture(file, newest);
}

function shown({ page }: WantedPicture) {
  return {
    status: true,
    storageKey: true,
    mediaType: true,
    documentId: true,
    document: { select: { id: true, personId: true } },
    pages: { where: { number: page }, select: { storageKey: true, thumbnailKey: true } },
  } as const;
}

type ScanRow = {
  status: string;
  storageKey: string | null;
  mediaType: string;
  documentId: string | null;
  pages: { storageKey: string; thumbnailKey: string | null }[];
};

type StoredPicture = { storageKey: string; mediaType: string };

function pictureOf(scan: ScanRow, { page, size }: WantedPicture): StoredPicture | null {
  const [drawn] = scan.pages;
  if (drawn) {
    const storageKey = size === 'small' ? (drawn.thumbnailKey ?? drawn.storageKey) : drawn.storageKey;
    return { storageKey, mediaType: 'image/jpeg' };
  }
  const { status, storageKey, mediaType, documentId } = scan;
  const isOwnPhoto = status === 'received' && documentId === null && mediaType.startsWith('image/');
  return isOwnPhoto && storageKey && page === 1 ? { storageKey, mediaType } : null;
}

async function readPicture(
  { storageKey, mediaType }: StoredPicture,
  newest: () => Promise<StoredPicture>,
): Promise<{ bytes: Buffer; mediaType: string }> {
  try {
    return { bytes: await readStoredFile(storageKey), mediaType };
  } catch (error) {
    if (error instanceof StorageUnavailable) {
      throw new Refusal(
        'unavailable',
        'Хранилище файлов сейчас не отвечает. Откройте скан через несколько минут.',
      );
    }
    if (!(error instanceof StoredFileMissing)) throw error;
    const changed = await newest();
    if (changed.storageKey === storageKey) throw error;
    return { bytes: await readStoredFile(changed.storageKey), mediaType: changed.mediaType };
  }
}

/**
 * A sent scan that waits for its form, as the form shows it; one nobody will see is none. `picture` is an address to
 * show it from, null for a PDF.
 */
export async function findWaitingScan(actor: Actor, scanId: string | undefined) {
  const id = z.uuid().safeParse(scanId);
  if (!id.success) return null;
  const waiting = { id: id.data, ownerId: actor.accountId, documentId: null };
  const scan = await inTransaction((tx) =>
    tx.scan.findFirst({
      where: { ...waiting, status: { in: ['received', 'ready'] } },
      select: { id: true, fileName: true, fileNameSealed: true, size: true, mediaType: true },
    }),
  );
  if (!scan) return null;
  const picture = scan.mediaType.startsWith('image/') ? scanPageAddress(scan.id) : null;
  return { id: scan.id, fileName: fileNameOf(scan), size: scan.size, picture };
}
