import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { headOfStoredFile, isHalfWritten, listStoredFiles } from '@/lib/platform/storage';
import { keysInUse } from '@/lib/platform/stored-keys';
import type { Rule } from './rule';

/** How old a file without a row may get: by then the sweeper has been round. */
const sweptWithin = 4 * 3_600_000;

/** No row without its file. A file may wait for its row, or for the sweeper, no longer than the sweeper takes. */
export const filesAndRows: Rule = async () => [...(await missingFiles()), ...(await strayFiles())];

async function missingFiles(): Promise<string[]> {
  const missing: string[] = [];
  for (const key of await keysOfRows()) {
    if (!(await headOfStoredFile(key))) missing.push(`В базе есть файл ${key}, а в хранилище его нет.`);
  }
  return missing;
}

async function keysOfRows(): Promise<string[]> {
  const sent = await database().scan.findMany({
    where: { storageKey: { not: null }, fileRemovedAt: null, destroyedAt: null },
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
  const old: string[] = [];
  for await (const key of listStoredFiles(new Date(now().getTime() - sweptWithin))) old.push(key);
  const known = await keysInUse(old);
  return old
    .filter((key) => !known.has(key))
    .map((key) =>
      isHalfWritten(key)
        ? `Недописанный файл ${key} лежит в хранилище, уборка его не тронула.`
        : `В хранилище есть файл ${key}, которого нет в базе, уборка его не тронула.`,
    );
}
