import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { StorageUnavailable, type FileStore } from './file-store';

/** What a process that was killed while writing left behind carries this ending. */
export const halfWritten = '.part';

/** Files in a folder of this machine; `root` is an absolute path. */
export function folderStore(root: string): FileStore {
  // A folder per first two letters of the key keeps folders small.
  const place = (key: string) => path.join(root, key.slice(0, 2), key);
  return {
    put: (key, bytes) => told(() => put(place(key), bytes)),
    get: (key) => told(() => readFile(place(key)).catch(noneIfMissing)),
    head: (key, length) => told(() => head(place(key), length)),
    replace: (key, bytes) => told(() => replace(place(key), bytes)),
    remove: (key) => told(() => rm(place(key), { force: true })),
    list: (before) => list(root, before),
  };
}

async function put(target: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  await writeSynced(`${target}${halfWritten}`, bytes);
  await rename(`${target}${halfWritten}`, target);
}

async function writeSynced(target: string, bytes: Uint8Array): Promise<void> {
  const file = await open(target, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (error) {
    // What found no room would take the last of it.
    await rm(target, { force: true }).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
}

async function head(target: string, length: number): Promise<Buffer | null> {
  const file = await open(target, 'r').catch(noneIfMissing);
  if (!file) return null;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Its age stays, by which leftovers are known. One that was removed meanwhile does not come back. */
async function replace(target: string, bytes: Uint8Array): Promise<void> {
  const kept = await stat(target).catch(noneIfMissing);
  if (!kept) return;
  const part = `${target}.${randomUUID()}${halfWritten}`;
  await writeSynced(part, bytes);
  await rename(part, target);
  await utimes(target, kept.atime, kept.mtime).catch(() => undefined);
}

async function* list(root: string, before: Date): AsyncGenerator<string> {
  const folders = (await told(() => readdir(root).catch(noneIfMissing))) ?? [];
  for (const folder of folders) {
    for (const name of await told(() => readdir(path.join(root, folder)))) {
      const found = await stat(path.join(root, folder, name)).catch(() => null);
      if (found && found.mtime < before) yield name;
    }
  }
}

async function told<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new StorageUnavailable(error);
  }
}

function noneIfMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
