import { processScan } from '@/lib/documents/process-scan';
import { receiveScan } from '@/lib/documents/receive-scan';
import { environment } from '@/lib/platform/environment';
import type { FileStore } from '@/lib/platform/file-store';
import { folderStore } from '@/lib/platform/folder-store';
import { loadKeys } from '@/lib/platform/load-keys';
import { objectStore } from '@/lib/platform/object-store';
import { setFileStore } from '@/lib/platform/storage';
import { objectStoreSettings } from '@/lib/platform/storage-settings';
import { twoHalves } from '@/tests/support/pictures';
import type { Actor } from '@/lib/access/actor';

// A process of the portal that is killed at one moment: after its n-th file was stored, or before it removes one.
const task = JSON.parse(process.argv[2] ?? '{}') as {
  actor: Actor;
  at: { put: number } | 'remove';
  scanId?: string;
  replaces?: string;
};

function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}

function killing(store: FileStore): FileStore {
  let puts = 0;
  return {
    ...store,
    put: async (key, bytes) => {
      await store.put(key, bytes);
      puts += 1;
      if (task.at !== 'remove' && puts === task.at.put) await die();
    },
    remove: (key) => (task.at === 'remove' ? die() : store.remove(key)),
  };
}

const bucket = objectStoreSettings(environment());
setFileStore(killing(bucket ? objectStore(bucket) : folderStore(environment().STORAGE_DIR)));
await loadKeys();
if (task.scanId === undefined) {
  const bytes = await twoHalves(40, 20).jpeg().toBuffer();
  await receiveScan(task.actor, { name: 'скан.jpg', bytes, tooLarge: false }, task.replaces ?? null);
} else {
  await processScan({ scanId: task.scanId });
}
process.exit(1);
