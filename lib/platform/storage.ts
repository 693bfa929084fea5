import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { keyring, seal, unseal } from './encryption';
import { headLength, rewrapWith } from './envelope';
import { environment } from './environment';

/** A folder per first two letters of the key keeps folders small. */
function place(key: string): string {
  return path.join(path.resolve(environment().STORAGE_DIR), key.slice(0, 2), key);
}

/** Stores bytes encrypted under a new key. When it returns, they are on the disk. */
export async function storeFile(bytes: Uint8Array): Promise<string> {
  const key = randomUUID();
  const target = place(key);
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  await writeSynced(`${target}.part`, seal(`scan:${key}`, bytes));
  await rename(`${target}.part`, target);
  return key;
}

async function writeSynced(target: string, bytes: Uint8Array): Promise<void> {
  const file = await open(target, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function readStoredFile(key: string): Promise<Buffer> {
  return unseal(`scan:${key}`, await readFile(place(key)));
}

export async function removeStoredFile(key: string): Promise<void> {
  await rm(place(key), { force: true });
}

/** What a process that was killed while writing left behind carries this ending. */
export function isHalfWritten(name: string): boolean {
  return name.endsWith('.part');
}

/** Keys of files (half-written ones too) last touched before `instant`, of all files without one. */
export async function* listStoredFiles(before = new Date(8.64e15)): AsyncGenerator<string> {
  const root = path.resolve(environment().STORAGE_DIR);
  const folders = await readdir(root).catch(() => []);
  for (const folder of folders) {
    for (const name of await readdir(path.join(root, folder))) {
      const found = await stat(path.join(root, folder, name)).catch(() => null);
      if (found && found.mtime < before) yield name;
    }
  }
}

/** How the file begins: enough to tell under which master key it is. Null when it is gone. */
export async function headOfStoredFile(key: string): Promise<Buffer | null> {
  const file = await open(place(key), 'r').catch(() => null);
  if (!file) return null;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * Wraps the file by the current master key: whoever reads it meanwhile gets the old bytes or the new ones, both of which
 * open. Its age stays, by which leftovers are known. Says whether the file was changed, or that it opens under no key.
 */
export async function rewrapStoredFile(key: string): Promise<'changed' | 'unchanged' | 'unopened'> {
  const target = place(key);
  const kept = await Promise.all([readFile(target), stat(target)]).catch(() => null);
  if (!kept) return 'unchanged';
  const [sealed, { atime, mtime }] = kept;
  const fresh = rewrapped(key, sealed);
  if (fresh === 'unopened') return fresh;
  if (!fresh) return 'unchanged';
  const part = `${target}.${randomUUID()}.part`;
  await writeSynced(part, fresh);
  await rename(part, target);
  await utimes(target, atime, mtime).catch(() => undefined);
  return 'changed';
}

function rewrapped(key: string, sealed: Uint8Array): Uint8Array | null | 'unopened' {
  try {
    return rewrapWith(keyring(), `scan:${key}`, sealed);
  } catch {
    return 'unopened';
  }
}
