import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { seal, unseal } from './encryption';
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
  const file = await open(`${target}.part`, 'wx', 0o600);
  try {
    await file.writeFile(seal(`scan:${key}`, bytes));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${target}.part`, target);
  return key;
}

export async function readStoredFile(key: string): Promise<Buffer> {
  return unseal(`scan:${key}`, await readFile(place(key)));
}

export async function removeStoredFile(key: string): Promise<void> {
  await rm(place(key), { force: true });
}

/** Keys of files (half-written ones too) last touched before `instant`. */
export async function* listStoredFiles(before: Date): AsyncGenerator<string> {
  const root = path.resolve(environment().STORAGE_DIR);
  const folders = await readdir(root).catch(() => []);
  for (const folder of folders) {
    for (const name of await readdir(path.join(root, folder))) {
      const found = await stat(path.join(root, folder, name)).catch(() => null);
      if (found && found.mtime < before) yield name;
    }
  }
}
