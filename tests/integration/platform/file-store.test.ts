import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StorageUnavailable, type FileStore } from '@/lib/platform/file-store';
import { folderStore } from '@/lib/platform/folder-store';
import { objectStore } from '@/lib/platform/object-store';
import {
  headOfStoredFile,
  listStoredFiles,
  readStoredFile,
  removeStoredFile,
  rewrapStoredFile,
  setFileStore,
  storeFile,
  StoredFileMissing,
  storeInQuarantine,
} from '@/lib/platform/storage';
import { keyring, setKeyring } from '@/lib/platform/encryption';
import { deriveMasterKey, headOf } from '@/lib/platform/envelope';
import { startS3, type S3 } from '@/tests/support/s3-server';

const folder = mkdtempSync(path.join(tmpdir(), 'portal-store-'));
let s3: S3;

beforeAll(async () => {
  s3 = await startS3();
});

afterAll(async () => {
  setFileStore();
  await s3.stop();
  rmSync(folder, { recursive: true, force: true });
});

const stores: [string, () => FileStore][] = [
  ['a folder', () => folderStore(folder)],
  ['a store of the S3 protocol', () => objectStore(s3.store)],
];

async function keys(store: FileStore, before = new Date('2199-01-01')): Promise<string[]> {
  const found: string[] = [];
  for await (const key of store.list(before)) found.push(key);
  return found.sort();
}

const bytes = Buffer.from('свидетельство '.repeat(50));

describe.each(stores)('%s', (_title, open) => {
  test('gives back what was put, whole and from its beginning', async () => {
    const store = open();
    await store.put('whole-1', bytes);
    expect(await store.get('whole-1')).toEqual(bytes);
    expect(await store.head('whole-1', 9)).toEqual(bytes.subarray(0, 9));
    await store.replace('whole-1', Buffer.from('другое'));
    expect(await store.get('whole-1')).toEqual(Buffer.from('другое'));
    await store.remove('whole-1');
  });

  test('knows none where there is none, and removes none without a word', async () => {
    const store = open();
    expect(await store.get('nothing')).toBeNull();
    expect(await store.head('nothing', 9)).toBeNull();
    await store.remove('nothing');
  });

  test('keeps megabytes', async () => {
    const store = open();
    const large = Buffer.alloc(15 * 1024 * 1024, 7);
    await store.put('large-1', large);
    expect((await store.get('large-1'))?.equals(large)).toBe(true);
    await store.remove('large-1');
  });

  test('lists what was written before an instant, however much there is', async () => {
    const store = open();
    expect(await keys(store)).toEqual([]);
    const names = Array.from({ length: 7 }, (_, at) => `listed-${at}`);
    for (const name of names) await store.put(name, bytes);
    expect(await keys(store)).toEqual(names);
    expect(await keys(store, new Date('2020-01-01'))).toEqual([]);
    for (const name of names) await store.remove(name);
    expect(await keys(store)).toEqual([]);
  });

  test('encrypts, opens under its own key only, and is wrapped anew for another master key', async () => {
    setFileStore(open());
    const key = await storeFile(bytes);
    const other = await storeFile(Buffer.from('другой'));
    expect((await open().get(key))?.includes('свидетельство')).toBe(false);
    expect(await readStoredFile(key)).toEqual(bytes);
    await open().replace(other, (await open().get(key)) ?? Buffer.alloc(0));
    await expect(readStoredFile(other)).rejects.toThrow();
    const { current } = keyring();
    setKeyring({ current: deriveMasterKey(Buffer.alloc(32, 5)), previous: current });
    expect(await rewrapStoredFile(key)).toBe('changed');
    expect(await rewrapStoredFile(key)).toBe('unchanged');
    expect(await headOfStoredFile(key)).toEqual(Buffer.from(headOf(keyring().current)));
    expect(await readStoredFile(key)).toEqual(bytes);
    setKeyring({ current, previous: null });
    for (const stored of [key, other]) await removeStoredFile(stored);
    await expect(readStoredFile(key)).rejects.toThrow(StoredFileMissing);
    expect(await rewrapStoredFile(key)).toBe('unchanged');
  });

  test('the quarantine is not read by anybody', async () => {
    setFileStore(open());
    const key = await storeInQuarantine(bytes);
    await expect(readStoredFile(key)).rejects.toThrow('quarantine');
    const found: string[] = [];
    for await (const name of listStoredFiles()) found.push(name);
    expect(found).toEqual([key]);
    await removeStoredFile(key);
  });
});

test('of a bucket that others use, too, only what begins with the own prefix is seen and removed', async () => {
  const [own, other] = ['portal/', 'another/'].map((prefix) => objectStore({ ...s3.store, prefix }));
  if (!own || !other) throw new Error('Two stores');
  await other.put('shared-1', Buffer.from('чужое'));
  await own.put('shared-1', bytes);
  expect([await keys(own), await keys(other)]).toEqual([['shared-1'], ['shared-1']]);
  expect(await other.get('shared-1')).toEqual(Buffer.from('чужое'));
  await own.remove('shared-1');
  expect([await keys(own), await keys(other)]).toEqual([[], ['shared-1']]);
  await other.remove('shared-1');
});

test('a folder lists nothing before the first file and leaves no half-written one behind', async () => {
  expect(await keys(folderStore(path.join(folder, 'not-yet')))).toEqual([]);
  const store = folderStore(folder);
  await store.put('ab-1', bytes);
  expect(await readdir(path.join(folder, 'ab'))).toEqual(['ab-1']);
  expect((await stat(path.join(folder, 'ab', 'ab-1'))).mode & 0o777).toBe(0o600);
  expect(await readFile(path.join(folder, 'ab', 'ab-1'))).toEqual(bytes);
  await store.remove('ab-1');
  // What was removed meanwhile does not come back.
  await store.replace('ab-1', bytes);
  expect(await store.get('ab-1')).toBeNull();
});

test('a store that does not answer, refuses or is no folder says that it is not available', async () => {
  const gone = await startS3();
  await gone.stop();
  const stores = [
    objectStore(gone.store),
    objectStore({ ...s3.store, accessKeyId: 'another one' }),
    objectStore({ ...s3.store, bucket: 'no-such-bucket' }),
    folderStore('/dev/null/scans'),
  ];
  for (const store of stores) {
    await expect(store.put('key-1', bytes)).rejects.toThrow(StorageUnavailable);
    await expect(keys(store)).rejects.toThrow(StorageUnavailable);
  }
});
