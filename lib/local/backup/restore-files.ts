import { readSealedFile, removeStoredFile, storeSealedFile } from '@/lib/platform/storage';
import { StartRefusal } from '../start-refusal';
import { findWhole } from './check-backup';
import { eachFile, type FileRecord } from './copy-files';
import { opens } from './file-shelf';
import type { Manifest } from './manifest';
import type { BackupFolder } from './part';

type Lying = Extract<FileRecord, { state: 'kept' | 'damaged' }>;

/**
 * Puts every file of the backup into the store of the settings. One that lies there and opens is left: a restore that was
 * broken off goes on where it stopped. A file that is not whole on the shelf is passed over, the proof will name it; when there
 * is none at all somebody has forgotten the shelf, and unless `withoutFiles` says so nothing goes on.
 */
export async function restoreFiles(
  backup: BackupFolder,
  files: Manifest['files'],
  shelf: string,
  { withoutFiles }: { withoutFiles: boolean },
): Promise<void> {
  let there = 0;
  await eachFile(backup, files, async (file) => {
    if ((file.state === 'kept' || file.state === 'damaged') && (await restoreFile(file, shelf))) there += 1;
  });
  if (there > 0 || files.kept === 0 || withoutFiles) return;
  throw new StartRefusal(
    `В папке ${shelf} нет ни одного файла этой копии. Перенесите папку копий целиком. Если файлов больше нет нигде, ` +
      'добавьте --without-files: база вернётся без сканов.',
  );
}

/** False: it is not there to be put back. */
async function restoreFile(file: Lying, shelf: string): Promise<boolean> {
  const lying = await readSealedFile(file.key);
  if (lying && opens(file.key, lying)) return true;
  const sealed = await findWhole(shelf, file);
  if (typeof sealed === 'string') return false;
  if (lying) await removeStoredFile(file.key);
  await storeSealedFile(file.key, sealed);
  return true;
}
