import { randomBytes } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { processScan } from '@/lib/documents/process-scan';
import { receiveScan } from '@/lib/documents/receive-scan';
import { sweepLeftovers } from '@/lib/documents/sweep-leftovers';
import { eachFile, type FileRecord } from '@/lib/local/backup/copy-files';
import { isFarSmaller } from '@/lib/local/backup/kept-backups';
import { openBackup } from '@/lib/local/backup/manifest';
import { checkBackup, restoreBackup } from '@/lib/local/backup/restore-backup';
import { aloneAtBackup, connect, withSnapshot } from '@/lib/local/backup/snapshot';
import { takeBackup, type BackupReport } from '@/lib/local/backup/take-backup';
import { now, setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { keyring, setKeyring } from '@/lib/platform/encryption';
import { deriveMasterKey } from '@/lib/platform/envelope';
import { environment, readSettingsAnew } from '@/lib/platform/environment';
import { StorageUnavailable, type FileStore } from '@/lib/platform/file-store';
import { folderStore } from '@/lib/platform/folder-store';
import { removeStoredFile, setFileStore } from '@/lib/platform/storage';
import { givenParent, givenScan } from '@/tests/support/given';
import { twoHalves } from '@/tests/support/pictures';
import { storedFiles } from '@/tests/support/stored-files';
import { givenTown, type Town } from '@/tests/support/town';
import { givenBackupSettings, live } from './backed-up-town';

const settings = givenBackupSettings();
const quiet = () => undefined;
const hour = 3_600_000;

let town: Town;
let parent: Awaited<ReturnType<typeof givenParent>>;

beforeAll(async () => {
  parent = await givenParent();
  town = await givenTown({ acceptsCopies: true });
});

/** The store of the settings, but for what is told here. */
function spoilStore(spoil: (store: FileStore) => Partial<FileStore>): void {
  const store = folderStore(environment().STORAGE_DIR);
  setFileStore({ ...store, ...spoil(store) });
}

async function recordsOf({ folder, manifest }: BackupReport): Promise<Map<string, FileRecord['state']>> {
  const states = new Map<string, FileRecord['state']>();
  await eachFile(await openBackup(folder), manifest.files, ({ key, state }) => {
    states.set(key, state);
    return Promise.resolve();
  });
  return states;
}

async function received(replaces: string | null = null): Promise<{ id: string; key: string }> {
  const bytes = await twoHalves(40, 20).jpeg().toBuffer();
  const id = await receiveScan(parent.actor, { name: 'скан.jpg', bytes, tooLarge: false }, replaces);
  const { storageKey } = await database().scan.findUniqueOrThrow({ where: { id } });
  return { id, key: storageKey ?? '' };
}

test('a scan processed, replaced or refused between the snapshot and the copying is in the backup as it was sent', async () => {
  const [processed, replaced] = [await received(), await received()];
  const refused = await givenScan({
    ownerId: parent.accountId,
    status: 'received',
    picture: randomBytes(3000),
  });
  let meanwhile: Promise<unknown> | undefined;
  spoilStore((store) => ({
    head: async (key, length) => {
      meanwhile ??= (async () => {
        await processScan({ scanId: processed.id });
        await processScan({ scanId: refused.scanId });
        await received(replaced.id);
      })();
      await meanwhile;
      return store.head(key, length);
    },
  }));
  const backup = await takeBackup(quiet);
  setFileStore();
  const { status } = await database().scan.findUniqueOrThrow({ where: { id: processed.id } });
  expect(status).toBe('ready');
  expect(await database().scan.count({ where: { id: replaced.id } })).toBe(0);
  expect(backup.manifest.files).toMatchObject({ gone: 0, lost: 0, unread: 0 });
  const states = await recordsOf(backup);
  for (const key of [processed.key, replaced.key, refused.storageKey]) expect(states.get(key)).toBe('kept');
  await checkBackup(backup.folder);

  // They are nobody's now: the sweeper takes them, but not while the next backup is being made.
  setClock(() => new Date(Date.now() + 3 * hour));
  await aloneAtBackup(environment().DATABASE_URL, () => sweepLeftovers());
  expect(await storedFiles()).toContain(processed.key);
  await sweepLeftovers();
  setClock();
  expect(await storedFiles()).not.toContain(processed.key);
});

test('two within a second are two, the other one named after the next', async () => {
  const begun = Math.floor(Date.now() / 1000) * 1000;
  setClock(() => new Date(begun));
  const first = await takeBackup(quiet);
  const since = performance.now();
  // The second in which the first was made lasts until the other one has asked for it.
  setClock(() => new Date(performance.now() - since < 900 ? begun : begun + 1000));
  const other = await takeBackup(quiet);
  setClock();
  expect(Date.parse(other.manifest.takenAt) - Date.parse(first.manifest.takenAt)).toBe(1000);
});

test('a file that cannot be read does not end the backup, and what the store lost the shelf still has', async () => {
  const [unread, lost, spoiled] = [await live(town), await live(town), await live(town)];
  const before = await takeBackup(quiet);
  expect(before.manifest.files).toMatchObject({ unread: 0, rescued: 0 });
  await removeStoredFile(lost.key);
  const { key: fresh } = await received();
  const refuse = () => Promise.reject(new StorageUnavailable(new Error('EIO')));
  const unreadable = [unread.key, fresh];
  spoilStore((store) => ({
    head: async (key, length) => {
      if (unreadable.includes(key)) return refuse();
      return key === spoiled.key ? Buffer.alloc(0) : store.head(key, length);
    },
    get: async (key) => {
      if (unreadable.includes(key)) return refuse();
      return key === spoiled.key ? Buffer.alloc(0) : store.get(key);
    },
  }));
  const amiss = await takeBackup(quiet);
  setFileStore();
  expect(amiss.manifest.files).toMatchObject({ unread: 1, rescued: 3, lost: 0, damaged: 0 });
  const states = await recordsOf(amiss);
  expect(states.get(fresh)).toBe('unread');
  for (const { key } of [unread, lost, spoiled]) expect(states.get(key)).toBe('kept');

  // However long the store is without it, the last good copy does not go with old backups.
  const later = new Date(now().getTime() + 40 * 24 * hour);
  setClock(() => later);
  const after = await takeBackup(quiet);
  expect(after.removed.backups).toBeGreaterThan(0);
  expect((await recordsOf(after)).get(lost.key)).toBe('kept');
  await checkBackup(after.folder);

  // A clock that was set back would let needed files go.
  setClock();
  await expect(takeBackup(quiet)).rejects.toThrow('позже, чем показывают часы');
});

test('a backup made while the master key is being changed asks for both keys, before anything is touched', async () => {
  const [old, today] = [deriveMasterKey(randomBytes(32)), keyring().current];
  setKeyring({ current: old, previous: null });
  await received();
  setKeyring({ current: today, previous: old });
  setClock(() => new Date(Date.now() + 41 * 24 * hour));
  const { folder, manifest } = await takeBackup(quiet);
  setClock();
  expect(manifest.previousKeyId).toBe(old.id);
  setKeyring({ current: today, previous: null });
  const asked = { replace: true, withoutFiles: false, say: quiet };
  await expect(restoreBackup(folder, asked)).rejects.toThrow(`под главным ключом ${old.id}`);
  setKeyring();
  await database().scan.deleteMany({ where: { ownerId: parent.accountId } });
});

test('a database with less than half of what was there takes no old backup away', async () => {
  setClock(() => new Date(Date.now() + 50 * 24 * hour));
  // What follows a backup may fail, and it is there all the same.
  process.env.BACKUP_STAMP_FILE = '/nowhere/stamp';
  readSettingsAnew();
  const { manifest, trouble } = await takeBackup(quiet);
  setClock();
  expect(trouble).toMatchObject({ code: 'ENOENT' });
  const tables = manifest.tables.map((table) => ({ ...table, rows: Math.floor(table.rows / 3) }));
  expect(await isFarSmaller(settings.BACKUP_DIR, { ...manifest, tables })).toBe(true);
  expect(await isFarSmaller(settings.BACKUP_DIR, manifest)).toBe(false);
});

test('what rewrites a table waits until a snapshot of it was read', async () => {
  const { DATABASE_URL } = environment();
  const other = await connect(DATABASE_URL);
  try {
    await withSnapshot(DATABASE_URL, 2, async () => {
      await other.query(`set lock_timeout = '200ms'`);
      await expect(other.query('alter table region alter column code type varchar(3)')).rejects.toThrow(
        'lock timeout',
      );
    });
  } finally {
    await other.end();
  }
});
