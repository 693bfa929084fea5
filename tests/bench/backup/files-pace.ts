import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { copyFiles } from '@/lib/local/backup/copy-files';
import { shelfOf } from '@/lib/local/backup/file-shelf';
import { writePart } from '@/lib/local/backup/part';
import { restoreFiles } from '@/lib/local/backup/restore-files';
import { now } from '@/lib/platform/clock';
import { folderStore } from '@/lib/platform/folder-store';
import { setFileStore, storeFile } from '@/lib/platform/storage';

/** As a page of a scan is kept. */
export const fileLength = 400_000;

export type FilesPace = { copied: number; again: number; restored: number };

/** How many megabytes of scans a second are copied, looked through when they lie there already, and put back. */
export async function measureFiles(folder: string, count: number): Promise<FilesPace> {
  const place = { folder: join(folder, 'parts'), key: randomBytes(32) };
  mkdirSync(place.folder, { recursive: true });
  setFileStore(folderStore(join(folder, 'scans')));
  try {
    const keys: string[] = [];
    for (let n = 0; n < count; n += 1) keys.push(await storeFile(randomBytes(fileLength)));
    const print = await writePart(place, 'file-keys', Readable.from([Buffer.from(keys.join('\n'))]));
    const shelf = shelfOf(folder);
    const pace = paceOf((count * fileLength) / 1024 ** 2);
    const copied = await pace(() => copyFiles(place, print, shelf, now()));
    const second = { ...place, folder: join(folder, 'second') };
    mkdirSync(second.folder);
    await writePart(second, 'file-keys', Readable.from([Buffer.from(keys.join('\n'))]));
    const again = await pace(() => copyFiles(second, print, shelf, now()));
    setFileStore(folderStore(join(folder, 'restored')));
    const restored = await pace(() => restoreFiles(place, copied.result, shelf, { withoutFiles: false }));
    return { copied: copied.perSecond, again: again.perSecond, restored: restored.perSecond };
  } finally {
    setFileStore();
  }
}

function paceOf(megabytes: number) {
  return async <Result>(work: () => Promise<Result>): Promise<{ result: Result; perSecond: number }> => {
    const start = performance.now();
    const result = await work();
    return { result, perSecond: (megabytes * 1000) / (performance.now() - start) };
  };
}
