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

const faults = { changed: 'изменён', missing: 'нет' } as const;

/** Reads every file of the backup, too; refuses when some are not what was written, and names them. */
export async function checkFiles(backup: OpenedBackup, shelf: string): Promise<void> {
  const found: string[] = [];
  await eachFile(backup, backup.manifest.files, async (file) => {
    if (file.state !== 'kept' && file.state !== 'damaged') return;
    const whole = await findWhole(shelf, file);
    if (typeof whole === 'string') found.push(`${file.key} — ${faults[whole]}`);
  });
  if (found.length === 0) return;
  const named = found.map((line) => `  ${line}`).join('\n');
  throw new StartRefusal(
    `Копия неполна: в папке ${shelf} нет или изменены файлы (${found.length}). Остальное восстановить можно.\n${named}`,
  );
}

/** The file as it was when the backup was made, or what is wrong with it. */
export async function findWhole(
  shelf: string,
  { key, under, sha256: written }: ShelfName & { sha256: string },
): Promise<Buffer | keyof typeof faults> {
  const sealed = await readFromShelf(shelf, { key, under });
  if (!sealed) return 'missing';
  return sha256(sealed) === written ? sealed : 'changed';
}
