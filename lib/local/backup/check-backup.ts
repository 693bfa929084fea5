import { StartRefusal } from '../start-refusal';
import { eachFile } from './copy-files';
import { partOf } from './dump-database';
import { readFromShelf, sha256, type ShelfName } from './file-shelf';
import type { OpenedBackup } from './manifest';
import { nowhere, readPart } from './part';

/** Reads every part of the backup to its end: each opens, is whole and is what was written. */
export async function checkParts(backup: OpenedBackup): Promise<void> {
  const { tables, jobs, fileKeys, files } = backup.manifest;
  for (const table of tables) await readPart(backup, partOf(table.name), table, nowhere());
  await readPart(backup, 'jobs', jobs, nowhere());
  await readPart(backup, 'file-keys', fileKeys, nowhere());
  await readPart(backup, 'files', files, nowhere());
}

/** Reads every file of the backup, too. */
export async function checkFiles(backup: OpenedBackup, shelf: string): Promise<void> {
  await eachFile(backup, backup.manifest.files, async (file) => {
    if (file.state === 'kept' || file.state === 'damaged') await readWhole(shelf, file);
  });
}

/** The file as it was when the backup was made; refuses one that is missing or differs. */
export async function readWhole(
  shelf: string,
  { key, under, sha256: written }: ShelfName & { sha256: string },
): Promise<Buffer> {
  const sealed = await readFromShelf(shelf, { key, under });
  if (sealed && sha256(sealed) === written) return sealed;
  throw new StartRefusal(
    sealed
      ? `Копия повреждена: файл ${key} в папке ${shelf} изменён.`
      : `Копия неполна: в папке ${shelf} нет файла ${key}.`,
  );
}
