import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { recordAlone } from '@/lib/platform/audit';
import { keyring } from '@/lib/platform/encryption';
import { environment } from '@/lib/platform/environment';
import { surveyColumns } from '@/lib/platform/key-survey';
import { loadKeys } from '@/lib/platform/load-keys';
import { checkParts } from './check-backup';
import { copyFiles } from './copy-files';
import { dumpDatabase } from './dump-database';
import { syncFolder, writeSynced } from './durable';
import { shelfOf } from './file-shelf';
import {
  isFarSmaller,
  nameOf,
  removeOldBackups,
  removeUnfinished,
  nextMoment,
  type Removed,
} from './kept-backups';
import { readManifest, requireBackupKey, rowsOf, unfinished, writeManifest, type Manifest } from './manifest';
import { aloneAtBackup } from './snapshot';

export type BackupReport = {
  folder: string;
  manifest: Manifest;
  /** It holds so much less than an earlier one that nothing was removed. */
  farSmaller: boolean;
  /** What was older than it is to be kept. */
  removed: Removed;
  /** The backup is there, and what follows it failed. */
  trouble: unknown;
};

/**
 * Makes a backup of the database and of the files that its rows name, while the site works. It is there when all of it was
 * read back: until then its folder carries another name. `say` hears what has been done.
 */
export async function takeBackup(say: (line: string) => void): Promise<BackupReport> {
  requireBackupKey();
  const { DATABASE_URL, BACKUP_DIR, BACKUP_KEEP_DAYS } = environment();
  const backups = resolve(BACKUP_DIR);
  await mkdir(backups, { recursive: true, mode: 0o700 });
  return aloneAtBackup(DATABASE_URL, async (requireStillAlone) => {
    await loadKeys();
    await removeUnfinished(backups);
    const takenAt = await nextMoment(backups);
    const folder = join(backups, nameOf(takenAt));
    const manifest = await write(`${folder}${unfinished}`, takenAt, say);
    await requireStillAlone();
    const farSmaller = await isFarSmaller(backups, manifest);
    await rename(`${folder}${unfinished}`, folder);
    await syncFolder(backups);
    const report = { folder, manifest, farSmaller, removed: { backups: 0, files: 0 }, trouble: null };
    try {
      await note(manifest);
      if (farSmaller) return report;
      await stamp(takenAt);
      return { ...report, removed: await removeOldBackups(backups, BACKUP_KEEP_DAYS, takenAt) };
    } catch (trouble) {
      return { ...report, trouble };
    }
  });
}

async function write(folder: string, takenAt: Date, say: (line: string) => void): Promise<Manifest> {
  try {
    return await writeParts(folder, takenAt, say);
  } catch (error) {
    // On a full disk it would only be in the way.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

async function writeParts(folder: string, takenAt: Date, say: (line: string) => void): Promise<Manifest> {
  await mkdir(folder, { mode: 0o700 });
  const key = randomBytes(32);
  const backup = { folder, key };
  // Before the snapshot: a change of keys only goes on, and what is under the key before is there now.
  const previousKeyId = await previousKeyInUse();
  say('Снимаю базу данных.');
  const dumped = await dumpDatabase(environment().DATABASE_URL, backup);
  say('База записана, копирую файлы.');
  const files = await copyFiles(backup, dumped.fileKeys, shelfOf(dirname(folder)), takenAt);
  say('Файлы на месте, читаю копию обратно.');
  const manifest: Manifest = {
    format: 1,
    id: randomUUID(),
    takenAt: takenAt.toISOString(),
    key: key.toString('base64'),
    masterKeyId: keyring().current.id,
    previousKeyId,
    ...dumped,
    files,
  };
  await writeManifest(folder, manifest);
  await syncFolder(folder);
  await checkParts(await readManifest(folder));
  return manifest;
}

async function previousKeyInUse(): Promise<string | null> {
  const { previous } = keyring();
  const isUsed = previous && (await surveyColumns()).some(({ under }) => under.key === 'previous');
  return isUsed ? previous.id : null;
}

/** For whoever asks later who carried the data away and when. */
async function note(manifest: Manifest): Promise<void> {
  const { id, takenAt, files } = manifest;
  const details = { takenAt, rows: rowsOf(manifest), files: files.kept };
  await recordAlone(null, { event: 'backup_made', subject: ['backup', id], details });
}

/** For the health page. */
async function stamp(takenAt: Date): Promise<void> {
  const { BACKUP_STAMP_FILE } = environment();
  if (BACKUP_STAMP_FILE !== undefined) {
    await writeSynced(BACKUP_STAMP_FILE, Buffer.from(`${takenAt.toISOString()}\n`));
  }
}
