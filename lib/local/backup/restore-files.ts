import { readSealedFile, removeStoredFile, storeSealedFile } from '@/lib/platform/storage';
import { readWhole } from './check-backup';
import { eachFile } from './copy-files';
import type { BackupFolder, Print } from './part';

/**
 * Puts every file of the backup into the store of the settings, each compared with what the backup says it is and read back.
 * One that lies there as it should is left: a restore that was broken off goes on where it stopped.
 */
export async function restoreFiles(backup: BackupFolder, written: Print, shelf: string): Promise<void> {
  await eachFile(backup, written, async (file) => {
    if (file.state !== 'kept' && file.state !== 'damaged') return;
    const sealed = await readWhole(shelf, file);
    const lying = await readSealedFile(file.key);
    if (lying?.equals(sealed)) return;
    if (lying) await removeStoredFile(file.key);
    await storeSealedFile(file.key, sealed);
  });
}
