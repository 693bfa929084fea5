import { z } from 'zod';
import { familyRoles, type Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf, found } from '@/lib/access/scope';
import { recordAudit } from '@/lib/platform/audit';
import { database, inTransaction } from '@/lib/platform/database';
import { fileNameOf } from '@/lib/platform/seal-file-names';
import { readStoredFile } from '@/lib/platform/storage';

/** The picture of a scan for who may see the child, or who sent it; a look by staff is recorded. */
export async function openScan(actor: Actor, scanId: string): Promise<{ bytes: Buffer; mediaType: string }> {
  requirePermission(actor, 'scan.view');
  const scan = await inTransaction(async (tx) => {
    const row = found(
      await tx.scan.findFirst({
        where: {
          id: scanId,
          status: { not: 'unreadable' },
          destroyedAt: null,
          OR: [
            { documentId: null, ownerId: actor.accountId },
            { document: { person: { child: childrenOf(actor) } } },
          ],
        },
        select: { storageKey: true, mediaType: true, document: { select: { id: true, personId: true } } },
      }),
    );
    if (!familyRoles.some((role) => role === actor.role) && row.document) {
      await recordAudit(tx, actor, {
        event: 'scan_viewed',
        subject: ['document', row.document.id],
        childId: row.document.personId,
      });
    }
    return row;
  });
  return readPicture(scanId, scan);
}

type StoredPicture = { storageKey: string; mediaType: string };

/** The worker may put the rewritten picture in the place of the sent one between the look at the row and at the file. */
async function readPicture(
  scanId: string,
  seen: StoredPicture,
): Promise<{ bytes: Buffer; mediaType: string }> {
  try {
    return { bytes: await readStoredFile(seen.storageKey), mediaType: seen.mediaType };
  } catch (error) {
    const newest = found(
      await database().scan.findUnique({
        where: { id: scanId },
        select: { storageKey: true, mediaType: true },
      }),
    );
    if (newest.storageKey === seen.storageKey) throw error;
    return { bytes: await readStoredFile(newest.storageKey), mediaType: newest.mediaType };
  }
}

/** A sent scan that waits for its form, as the form shows it; one that turned out unreadable is none. */
export async function findWaitingScan(actor: Actor, scanId: string | undefined) {
  const id = z.uuid().safeParse(scanId);
  if (!id.success) return null;
  const scan = await inTransaction((tx) =>
    tx.scan.findFirst({
      where: { id: id.data, ownerId: actor.accountId, documentId: null, status: { not: 'unreadable' } },
      select: { id: true, fileName: true, fileNameSealed: true, size: true },
    }),
  );
  return scan && { id: scan.id, fileName: fileNameOf(scan), size: scan.size };
}
