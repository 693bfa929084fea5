import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { environment } from './environment';
import { objectStoreSettings } from './storage-settings';
import { headOfStoredFile } from './storage';

export type StorageHealth = {
  kind: 'folder' | 'bucket';
  reachable: boolean;
  /** Bytes left where the files lie; null where nobody can tell: a bucket, or a folder that is not there. */
  freeBytes: number | null;
};

/** A file that nobody has: asking for it shows whether the store answers. */
const nobodys = '00000000-0000-4000-8000-000000000000';

export async function storageHealth(): Promise<StorageHealth> {
  const [reachable, freeBytes] = await Promise.all([storageAnswers(), freeStorageBytes()]);
  return { kind: storageKind(), reachable, freeBytes };
}

export async function storageAnswers(): Promise<boolean> {
  return headOfStoredFile(nobodys).then(
    () => true,
    () => false,
  );
}

export async function freeStorageBytes(): Promise<number | null> {
  if (storageKind() === 'bucket') return null;
  const space = await statfs(path.resolve(environment().STORAGE_DIR)).catch(() => null);
  return space && space.bavail * space.bsize;
}

function storageKind(): StorageHealth['kind'] {
  return objectStoreSettings(environment()) ? 'bucket' : 'folder';
}
