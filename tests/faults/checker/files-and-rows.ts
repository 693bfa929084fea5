import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { isHalfWritten, listStoredFiles, readStoredFile, StoredFileMissing } from '@/lib/platform/storage';
import { keysInUse } from '@/lib/platform/stored-keys';
import type { Rule } from './rule';

/** How old a file without a row may get: by then the sweeper has been round. */
const sweptWithin = 4 * 3_600_000;

/** No row without its file. A file may wait for its row, or for the sweeper, no longer than the sweeper takes. */
export const filesAndRows: Rule = async () => [...(await missingFiles()), ...(await strayFiles())];

async function missingFiles(): Promise<string[]> {
  const sentences: string[] = [];
  for (const key of await keysOfRows()) sentences.push(...(await faultOf(key)));
  return sentences;
}

/** To its end: a crash leaves files that are there and hold nothing, or half of what was promised. */
async function faultOf(key: string): Promise<string[]> {
  try {
    await readStoredFile(key);
    return [];
  } catch (error) {
    return error instanceof StoredFileMissing
      ? [`В базе есть файл ${key}, а в хранилище его нет.`]
      : [`Файл ${key} в хранилище не открывается.`];
  }
}

async function keysOfRows(): Promise<string[]> {
  const sent = await database().scan.findMany({
    // Nothing reads the quarantine, and nobody here sends what belongs there.
    where: { storageKey: { not: null }, status: { not: 'infected' }, fileRemovedAt: null, destroyedAt: null },
    select: { storageKey: true },
  });
  const pages = await database().scanPage.findMany({
    where: { scan: { destroyedAt: null } },
    select: { storageKey: true, thumbnailKey: true },
  });
  const keys = [
    ...sent.map(({ storageKey }) => storageKey),
    ...pages.flatMap(({ storageKey, thumbnailKey }) => [storageKey, thumbnailKey]),
  ];
  return keys.filter((key) => key !== null);
}

async function strayFiles(): Promise<string[]> {
  const old = await filesWithoutRow(new Date(now().getTime() - sweptWithin));
  return old.map((key) =>
    isHalfWritten(key)
      ? `Недописанный файл ${key} лежит в хранилище, уборка его не тронула.`
      : `В хранилище есть файл ${key}, которого нет в базе, уборка его не тронула.`,
  );
}

/** Files that no row names, half-written ones too: last touched before `instant`, all without one. */
export async function filesWithoutRow(instant?: Date): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of listStoredFiles(instant)) keys.push(key);
  const known = await keysInUse(keys);
  return keys.filter((key) => !known.has(key));
}
