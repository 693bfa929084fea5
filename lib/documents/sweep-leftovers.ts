import { quarantineDays } from '@/lib/domain/scan-files';
import { isBackupRunning } from '@/lib/platform/backup-lock';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { log } from '@/lib/platform/log';
import { listStoredFiles, removeStoredFile } from '@/lib/platform/storage';
import { keysInUse } from '@/lib/platform/stored-keys';

const hour = 3_600_000;

/** Removes what was left behind: expired drafts, journeys to the identity provider nobody came back from, scans whose form was never accepted, files without a row. */
export async function sweepLeftovers(): Promise<void> {
  const instant = now().getTime();
  const quarantineEnd = new Date(instant - quarantineDays * 24 * hour);
  const drafts = await database().formDraft.deleteMany({ where: { expiresAt: { lt: now() } } });
  await database().providerTrip.deleteMany({ where: { expiresAt: { lt: now() } } });
  // Names and addresses of people who never came to work here.
  await database().staffInvitation.deleteMany({
    where: { acceptedAt: null, expiresAt: { lt: new Date(instant - 90 * 24 * hour) } },
  });
  await database().providerOffer.deleteMany({ where: { expiresAt: { lt: now() } } });
  const scans = await database().scan.deleteMany({
    where: {
      documentId: null,
      OR: [
        { status: { not: 'infected' }, createdAt: { lt: new Date(instant - 48 * hour) } },
        { status: 'infected', createdAt: { lt: quarantineEnd } },
      ],
    },
  });
  const quarantined = await endQuarantine(quarantineEnd);
  // A file is stored before its row exists, so a young file without a row is none of ours.
  const files = await sweepFiles(new Date(instant - 2 * hour));
  log().info({
    event: 'leftovers_swept',
    drafts: drafts.count,
    scans: scans.count,
    quarantined,
    files,
  });
}

/** The row stays and says what was found; its file has no row any more and is swept with the others. */
async function endQuarantine(before: Date): Promise<number> {
  const { count } = await database().scan.updateMany({
    where: { status: 'infected', createdAt: { lt: before }, fileRemovedAt: null, destroyedAt: null },
    data: { storageKey: null, fileRemovedAt: now() },
  });
  return count;
}

const batch = 500;

/** Says how many there were. */
async function sweepFiles(before: Date): Promise<number> {
  let swept = 0;
  let names: string[] = [];
  const sweep = async () => {
    const known = await keysInUse(names);
    const left = names.filter((name) => !known.has(name));
    names = [];
    // A backup that is being made may name them still: the next hour takes them.
    if (await isBackupRunning()) return;
    for (const name of left) await removeStoredFile(name);
    swept += left.length;
  };
  for await (const name of listStoredFiles(before)) {
    names.push(name);
    if (names.length === batch) await sweep();
  }
  await sweep();
  return swept;
}
