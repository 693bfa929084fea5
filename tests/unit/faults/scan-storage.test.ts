import '@/tests/support/unit-settings';
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import {
  limitedFiles,
  startScanStorage,
  type ScanStorage,
  type StorageKind,
} from '@/tests/faults/surroundings/scan-storage';
import type { FileStore } from '@/lib/platform/file-store';
import { folderStore } from '@/lib/platform/folder-store';
import { objectStore } from '@/lib/platform/object-store';

let storage: ScanStorage | undefined;

afterEach(async () => {
  await storage?.stop();
  storage = undefined;
});

/** The storage as the portal would open it. */
async function opened(kind: StorageKind): Promise<{ faulty: ScanStorage; files: FileStore }> {
  storage = await startScanStorage(kind);
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, STORAGE_DIR } = storage.settings;
  const files = STORAGE_DIR
    ? folderStore(STORAGE_DIR)
    : objectStore({
        endpoint: S3_ENDPOINT ?? '',
        bucket: S3_BUCKET ?? '',
        accessKeyId: S3_ACCESS_KEY_ID ?? '',
        secretAccessKey: S3_SECRET_ACCESS_KEY ?? '',
        region: 'us-east-1',
        prefix: 'portal/',
        pathStyle: true,
      });
  return { faulty: storage, files };
}

async function listed(files: FileStore): Promise<string[]> {
  const names: string[] = [];
  for await (const name of files.list(new Date(8.64e15))) names.push(name);
  return names;
}

const bytes = Buffer.alloc(200_000, 'x');
const unavailable = { name: 'StorageUnavailable' };

describe.each(['folder', 'bucket'] as const)('a %s for the scans', (kind) => {
  test('that is down gives and takes nothing, and has kept everything when it is back', async () => {
    const { faulty, files } = await opened(kind);
    const key = randomUUID();
    await files.put(key, bytes);
    await faulty.setDown(true);
    await expect(files.put(randomUUID(), bytes)).rejects.toMatchObject(unavailable);
    await expect(files.get(key)).rejects.toMatchObject(unavailable);
    await faulty.setDown(false);
    expect((await files.get(key))?.equals(bytes)).toBe(true);
  });

  // Where the tests are not root the limit would be set to this process, and stay with it.
  test.skipIf(kind === 'folder' && process.getuid?.() !== 0)(
    'that is full takes nothing and gives',
    async () => {
      const { faulty, files } = await opened(kind);
      const key = randomUUID();
      await files.put(key, bytes);
      faulty.setFull(true, []);
      await expect(files.put(randomUUID(), bytes)).rejects.toMatchObject(unavailable);
      expect((await files.get(key))?.equals(bytes)).toBe(true);
      expect(await listed(files)).toEqual([key]);
      faulty.setFull(false, []);
      await files.put(randomUUID(), bytes);
    },
  );
});

test('a limit that could not be set is no full disk', () => {
  expect(() => limitedFiles.setFull(true, [2 ** 30])).toThrow('Предел размера файла не поставлен');
});
