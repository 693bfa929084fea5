import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { keyring } from '@/lib/platform/encryption';
import { environment } from '@/lib/platform/environment';
import { loadKeys } from '@/lib/platform/load-keys';
import { checkParts } from './check-backup';
import { copyFiles } from './copy-files';
import { dumpDatabase } from './dump-database';
import { syncFolder, writeSynced } from './durable';
import { shelfOf } from './file-shelf';
import { nameOf, removeOldBackups, removeUnfinished } from './kept-backups';
import { readManifest, requireBackupKey, unfinished, writeManifest, type Manifest } from './manifest';
import { aloneAtBackup } from './snapshot';

export type BackupReport = {
  folder: string;
  manifest: Manifest;
  /** What was older than it is to be kept. */
  removed: { backups: number; files: number };
};

/**
 * Makes a backup of the database and of the files that its rows name, while the site works. It is there when all of it was
 * read back: until then its folder carries another name. `say` hears what has been done.
 */
export async function takeBackup(say: (line: string) => void): Promise<BackupReport> {
  requireBackupKey();
  await loadKeys();
  const { DATABASE_URL, BACKUP_DIR, BACKUP_KEEP_DAYS } = environment();
  const backups = resolve(BACKUP_DIR);
  await mkdir(backups, { recursive: true, mode: 0o700 });
  return aloneAtBackup(DATABASE_URL, async () => {
    await removeUnfinished(backups);
    const takenAt = new Date(Math.floor(now().getTime() / 1000) * 1000);
    const folder = join(backups, nameOf(takenAt));
    const manifest = await write(`${folder}${unfinished}`, takenAt, say);
    await rename(`${folder}${unfinished}`, folder);
    await syncFolder(backups);
    await note(manifest);
    return { folder, manifest, removed: await removeOldBackups(backups, BACKUP_KEEP_DAYS, takenAt) };
  });
}

async function write(folder: string, takenAt: Date, say: (line: string) => void): Promise<Manifest> {
  await mkdir(folder, { mode: 0o700 });
  const key = randomBytes(32);
  const backup = { folder, key };
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
    ...dumped,
    files,
  };
  await writeManifest(folder, manifest);
  await syncFolder(folder);
  await checkParts(await readManifest(folder));
  return manifest;
}

/** For the health page, and for whoever asks later who carried the data away and when. */
async function note({ id, takenAt, tables, files }: Manifest): Promise<void> {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const details = { takenAt, rows, files: files.kept };
  await inTransaction((tx) =>
    recordAudit(tx, null, { event: 'backup_made', subject: ['backup', id], details }),
  );
  const { BACKUP_STAMP_FILE } = environment();
  if (BACKUP_STAMP_FILE !== undefined) await writeSynced(BACKUP_STAMP_FILE, Buffer.from(`${takenAt}\n`));
}
