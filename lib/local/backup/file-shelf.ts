import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { keyring } from '@/lib/platform/encryption';
import { headLength, headOf, openWith } from '@/lib/platform/envelope';
import { syncFolder, writeSynced } from './durable';

/**
 * The files of all backups of a folder, each once: what a file holds never changes. Its name says under which master key it
 * is: after a change of keys the same file lies there a second time, and older backups keep the one they named. The time of
 * a file is that of the last backup that names it.
 */
export function shelfOf(backups: string): string {
  return join(backups, 'files');
}

/** How a stored file begins, hexadecimal: its format and its master key. */
export function underOf(sealed: Uint8Array): string {
  return Buffer.from(sealed.subarray(0, sealed[0] === 2 ? headLength : 1)).toString('hex');
}

/** As what a file may lie there that opens today: under the master keys of the settings, or in the first format. */
export function undersOfToday(): string[] {
  const { current, previous } = keyring();
  const heads = [current, ...(previous ? [previous] : [])].map((key) => underOf(headOf(key)));
  return [...heads, '01'];
}

export type ShelfName = { key: string; under: string };

/** Null when it is not there. */
export async function readFromShelf(shelf: string, name: ShelfName): Promise<Buffer | null> {
  return readFile(placeOf(shelf, name)).catch(() => null);
}

/** Null when it is not there, or is not what it was. */
export async function wholeOnShelf(shelf: string, name: ShelfName): Promise<Buffer | null> {
  const lying = await readFromShelf(shelf, name);
  return lying && opens(name.key, lying) ? lying : null;
}

/** When it returns, the bytes are on the disk whole and were read back. */
export async function putOnShelf(shelf: string, name: ShelfName, sealed: Uint8Array): Promise<void> {
  const place = placeOf(shelf, name);
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  await writeSynced(`${place}.part`, sealed);
  await rename(`${place}.part`, place);
  if (!(await readFile(place)).equals(sealed))
    throw new Error('A file of the backup was not written as it is');
}

/** What was put there outlives a power cut only from now on. */
export async function syncShelf(shelf: string): Promise<void> {
  const folders = await readdir(shelf).catch(() => null);
  if (!folders) return;
  for (const folder of ['', ...folders]) await syncFolder(join(shelf, folder));
}

/** Notes that a backup of this moment names the file. */
export async function touchOnShelf(shelf: string, name: ShelfName, takenAt: Date): Promise<void> {
  await utimes(placeOf(shelf, name), takenAt, takenAt);
}

/** Some disks keep times to two seconds only. */
const slack = 60_000;

/** Removes what no backup taken at this moment or later names. Returns how many there were. */
export async function clearShelf(shelf: string, oldest: Date): Promise<number> {
  let removed = 0;
  for (const folder of await readdir(shelf).catch(() => [])) {
    for (const name of await readdir(join(shelf, folder))) {
      const place = join(shelf, folder, name);
      if ((await stat(place)).mtimeMs >= oldest.getTime() - slack) continue;
      await rm(place);
      removed += 1;
    }
  }
  return removed;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Whether the master keys of the settings open the file: it is whole then, and the one of this key. */
export function opens(key: string, sealed: Uint8Array): boolean {
  try {
    openWith(keyring(), `scan:${key}`, sealed);
    return true;
  } catch {
    return false;
  }
}

function placeOf(shelf: string, { key, under }: ShelfName): string {
  return join(shelf, key.slice(0, 2), `${key}.${under}`);
}
