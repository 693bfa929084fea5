import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { isBackupRunning } from './backup-lock';
import { keyring, seal, unseal } from './encryption';
import { headLength, rewrapWith } from './envelope';
import { environment } from './environment';
import type { FileStore } from './file-store';
import { folderStore, halfWritten } from './folder-store';
import { errorFacts, log } from './log';
import { objectStore } from './object-store';
import { objectStoreSettings } from './storage-settings';

export { StorageUnavailable } from './file-store';

const shared = globalThis as typeof globalThis & { portalFiles?: FileStore };

/** A folder of this machine, or the bucket that the settings name. */
function files(): FileStore {
  if (!shared.portalFiles) {
    const bucket = objectStoreSettings(environment());
    shared.portalFiles = bucket ? objectStore(bucket) : folderStore(path.resolve(environment().STORAGE_DIR));
  }
  return shared.portalFiles;
}

/** Puts another store in place (tests); without argument that of the settings returns. */
export function setFileStore(store?: FileStore): void {
  if (store) shared.portalFiles = store;
  else delete shared.portalFiles;
}

/** Files of the quarantine carry it in their key: they lie apart from the others and never open. */
const quarantine = 'quarantine-';

/** Stores bytes encrypted under a new key. When it returns, they outlive a crash. */
export async function storeFile(bytes: Uint8Array): Promise<string> {
  return storeAs(randomUUID(), bytes);
}

/** Stores a dangerous file where nothing of the portal reads it again. */
export async function storeInQuarantine(bytes: Uint8Array): Promise<string> {
  return storeAs(`${quarantine}${randomUUID()}`, bytes);
}

async function storeAs(key: string, bytes: Uint8Array): Promise<string> {
  await files().put(key, seal(`scan:${key}`, bytes));
  return key;
}

export async function readStoredFile(key: string): Promise<Buffer> {
  if (key.startsWith(quarantine)) throw new Error('A file of the quarantine is not read');
  const sealed = await files().get(key);
  if (!sealed) throw new StoredFileMissing();
  return unseal(`scan:${key}`, sealed);
}

/** The file as it lies, encrypted: for backups. Null when it is not there. */
export function readSealedFile(key: string): Promise<Buffer | null> {
  return files().get(key);
}

/** Puts a file of a backup back as it lay. What a killed attempt left half-written is in its way no more. */
export async function storeSealedFile(key: string, sealed: Uint8Array): Promise<void> {
  await files().remove(`${key}${halfWritten}`);
  await files().put(key, sealed);
}

export class StoredFileMissing extends Error {
  override readonly name = 'StoredFileMissing';
}

export async function removeStoredFile(key: string): Promise<void> {
  await files().remove(key);
}

/**
 * Removes files that no row names any more; one that does not go now is found by the sweeper, and all are left to it while a
 * backup is being made.
 */
export async function discardStoredFiles(keys: readonly string[]): Promise<void> {
  if (keys.length === 0 || (await isBackupRunning().catch(() => true))) return;
  for (const key of keys) {
    await removeStoredFile(key).catch((error: unknown) =>
      log().warn({ event: 'stored_file_left', ...errorFacts(error) }),
    );
  }
}

export function isHalfWritten(name: string): boolean {
  return name.endsWith(halfWritten);
}

/** A file of the portal, half-written or not. Whatever else lies in the place was put there by others. */
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const ownName = new RegExp(`^(?:${quarantine})?${uuid}(?:(?:\\.${uuid})?\\${halfWritten})?$`);

/** Keys of files (half-written ones too) last touched before `instant`, of all files without one. */
export async function* listStoredFiles(before = new Date(8.64e15)): AsyncGenerator<string> {
  for await (const name of files().list(before)) if (ownName.test(name)) yield name;
}

/** How the file begins: enough to tell under which master key it is. Null when it is gone. */
export function headOfStoredFile(key: string): Promise<Buffer | null> {
  return files().head(key, headLength);
}

/**
 * Wraps the file by the current master key: whoever reads it meanwhile gets the old bytes or the new ones, both of which
 * open. Says whether the file was changed, or that it opens under no key.
 */
export async function rewrapStoredFile(key: string): Promise<'changed' | 'unchanged' | 'unopened'> {
  const sealed = await files().get(key);
  if (!sealed) return 'unchanged';
  const fresh = rewrapped(key, sealed);
  if (fresh === 'unopened') return fresh;
  if (!fresh) return 'unchanged';
  await files().replace(key, fresh);
  return 'changed';
}

function rewrapped(key: string, sealed: Uint8Array): Uint8Array | null | 'unopened' {
  try {
    return rewrapWith(keyring(), `scan:${key}`, sealed);
  } catch {
    return 'unopened';
  }
}
