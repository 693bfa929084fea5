import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { log } from '@/lib/platform/log';
import { listStoredFiles, removeStoredFile } from '@/lib/platform/storage';

const hour = 3_600_000;

/** Removes what was left behind: expired drafts, journeys to the identity provider nobody came back from, scans whose form was never accepted, files without a row. */
export async function sweepLeftovers(): Promise<void> {
  const instant = now().getTime();
  const drafts = await database().formDraft.deleteMany({ where: { expiresAt: { lt: now() } } });
  await database().providerTrip.deleteMany({ where: { expiresAt: { lt: now() } } });
  await database().providerOffer.deleteMany({ where: { expiresAt: { lt: now() } } });
  const scans = await database().scan.deleteMany({
    where: { documentId: null, createdAt: { lt: new Date(instant - 48 * hour) } },
  });
  let files = 0;
  // A file lies on the disk before its row exists, so a young file without a row is none of ours.
  for await (const name of listStoredFiles(new Date(instant - 2 * hour))) {
    if (await hasRow(name)) continue;
    await removeStoredFile(name);
    files += 1;
  }
  log().info({ event: 'leftovers_swept', drafts: drafts.count, scans: scans.count, files });
}

/** The change of the master key may have put a file back that was just being removed: its row says that it is gone. */
async function hasRow(storageKey: string): Promise<boolean> {
  const scan = await database().scan.findUnique({ where: { storageKey }, select: { fileRemovedAt: true } });
  return scan !== null && scan.fileRemovedAt === null;
}
