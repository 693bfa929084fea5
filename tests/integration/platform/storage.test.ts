import { randomBytes } from 'node:crypto';
import { readFile, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { environment } from '@/lib/platform/environment';
import { readStoredFile, removeStoredFile, rewrapStoredFile, storeFile } from '@/lib/platform/storage';
import { keyring, setKeyring } from '@/lib/platform/encryption';
import { deriveMasterKey } from '@/lib/platform/envelope';
import { storedFiles } from '@/tests/support/stored-files';

const bytes = Buffer.from('свидетельство о рождении '.repeat(200));

function onDisk(key: string): string {
  return path.join(environment().STORAGE_DIR, key.slice(0, 2), key);
}

test('what lies on the disk is not what was given, and only the owner may read it', async () => {
  const key = await storeFile(bytes);
  const raw = await readFile(onDisk(key));
  expect(raw.includes('свидетельство')).toBe(false);
  expect(raw.length).toBe(bytes.length + 97);
  expect((await stat(onDisk(key))).mode & 0o777).toBe(0o600);
  expect(await readStoredFile(key)).toEqual(bytes);
});

test('the same bytes twice are two files that do not resemble each other', async () => {
  const [first, second] = [await storeFile(bytes), await storeFile(bytes)];
  expect(first).not.toBe(second);
  expect((await readFile(onDisk(first))).equals(await readFile(onDisk(second)))).toBe(false);
});

test('a file put in the place of another does not open, nor one with a flipped byte', async () => {
  const [first, second] = [await storeFile(bytes), await storeFile(Buffer.from('другой'))];
  await writeFile(onDisk(second), await readFile(onDisk(first)));
  await expect(readStoredFile(second)).rejects.toThrow();
  const spoilt = await readFile(onDisk(first));
  spoilt[40] = (spoilt[40] ?? 0) ^ 1;
  await writeFile(onDisk(first), spoilt);
  await expect(readStoredFile(first)).rejects.toThrow();
});

test('removed is removed, twice too; no half-written file stays behind', async () => {
  const key = await storeFile(bytes);
  expect(await storedFiles()).toContain(key);
  await removeStoredFile(key);
  await removeStoredFile(key);
  expect(await storedFiles()).not.toContain(key);
  expect((await storedFiles()).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('under a new master key it is wrapped anew, keeps its age and its rights, and once is enough', async () => {
  const key = await storeFile(bytes);
  const gone = await storeFile(bytes);
  await removeStoredFile(gone);
  const written = new Date('2026-01-15T10:00:00Z');
  await utimes(onDisk(key), written, written);
  const { current } = keyring();
  setKeyring({ current: deriveMasterKey(randomBytes(32)), previous: current });
  expect(await rewrapStoredFile(key)).toBe('changed');
  expect(await rewrapStoredFile(key)).toBe('unchanged');
  expect(await rewrapStoredFile(gone)).toBe('unchanged');
  expect(await storedFiles()).not.toContain(gone);
  expect(await readStoredFile(key)).toEqual(bytes);
  const { mode, mtime } = await stat(onDisk(key));
  expect([mode & 0o777, mtime]).toEqual([0o600, written]);
  setKeyring({ current, previous: null });
  expect(await rewrapStoredFile(key)).toBe('unopened');
  await expect(readStoredFile(key)).rejects.toThrow('unknown master key');
});
