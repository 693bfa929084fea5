import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealAudit } from '@/lib/audit/seal-audit';
import { leftOut } from '@/lib/local/backup/contents';
import { copyFiles, eachFile, type FileRecord } from '@/lib/local/backup/copy-files';
import { dumpDatabase } from '@/lib/local/backup/dump-database';
import { shelfOf } from '@/lib/local/backup/file-shelf';
import { writePart } from '@/lib/local/backup/part';
import { checkBackup } from '@/lib/local/backup/restore-backup';
import { takeBackup, type BackupReport } from '@/lib/local/backup/take-backup';
import { destroyScans } from '@/lib/personal-data/retention/destroy-scans';
import { now, setClock } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { environment, readSettingsAnew } from '@/lib/platform/environment';
import { objectStore } from '@/lib/platform/object-store';
import { readStoredFile, removeStoredFile, setFileStore, storeFile } from '@/lib/platform/storage';
import { allRows, comparable } from '@/tests/support/row-copies';
import { startS3, type S3 } from '@/tests/support/s3-server';
import { givenTown, type Town } from '@/tests/support/town';
import { withTwoRoles } from '@/tests/support/two-roles';
import { givenBackupSettings, live } from './backed-up-town';
import { BackupCommand, run } from './backup-command';
import { rulesOf } from './rules-of';

const settings = givenBackupSettings();
const quiet = () => undefined;
const anotherProcess = { timeout: 120_000 };

let s3: S3;
let town: Town;
let backup: BackupReport;

beforeAll(async () => {
  s3 = await startS3();
  setFileStore(objectStore(s3.store));
  town = await givenTown({ acceptsCopies: true });
  await live(town);
  await sealAudit();
  backup = await takeBackup(quiet);
});

afterAll(async () => {
  setFileStore();
  await s3.stop();
});

/** As the rules of retention do it: the rows first, the files after them. */
function destroy(which: Parameters<typeof destroyScans>[1]): Promise<number> {
  return inTransaction((tx) => destroyScans(tx, which, 'scan_after_activation'));
}

/** The backup once more beside itself, to be spoiled. */
function copyOfBackup(name: string): string {
  const folder = join(settings.BACKUP_DIR, name);
  cpSync(backup.folder, folder, { recursive: true });
  return folder;
}

function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(path, bytes);
}

const person = 'table-person.sealed';

test(
  'from one bucket into another, by the role that owns the tables: every row and rule is as it was',
  anotherProcess,
  async () => {
    const source = environment().DATABASE_URL;
    const before = await allRows(source);
    await withTwoRoles(async ({ ownerUrl, applicationUrl }) => {
      const roles = { DATABASE_URL: applicationUrl, MIGRATE_DATABASE_URL: ownerUrl };
      const there = { ...roles, ...s3.settings, S3_PREFIX: 'restored/' };
      expect(await run('restore', there, backup.folder)).toMatchObject({ code: 0 });
      const after = await allRows(ownerUrl);
      const changed = ['session', 'letter', 'audit_entry', 'audit_unsealed', ...Object.keys(leftOut)];
      for (const table of changed) for (const rows of [before, after]) rows.delete(table);
      expect(comparable(after, before)).toEqual(comparable(before, after));
      expect(await rulesOf(ownerUrl)).toEqual(await rulesOf(source));
      // The portal's own role may read all that a backup keeps.
      const place = { folder: settings.folder, key: randomBytes(32) };
      const { tables } = await dumpDatabase(applicationUrl, place);
      expect(tables.length).toBe(backup.manifest.tables.length);
    });
    setFileStore(objectStore({ ...s3.store, prefix: 'restored/' }));
    const scans = await database().scan.findMany({ where: { storageKey: { not: null } } });
    const pages = await database().scanPage.findMany();
    for (const { storageKey } of [...scans, ...pages]) await readStoredFile(storageKey ?? '');
    expect(pages.length).toBeGreaterThan(0);
    setFileStore(objectStore(s3.store));
  },
);

describe('what is not whole is refused with a sentence', () => {
  test('one byte of a table', async () => {
    const folder = copyOfBackup('flipped');
    flipByte(join(folder, person), 40);
    await expect(checkBackup(folder)).rejects.toThrow(/^Копия повреждена: .*table-person/);
  });

  test('the end of a table', async () => {
    const folder = copyOfBackup('cut');
    const path = join(folder, person);
    truncateSync(path, readFileSync(path).length - 5);
    await expect(checkBackup(folder)).rejects.toThrow('Копия повреждена');
    truncateSync(path, 0);
    await expect(checkBackup(folder)).rejects.toThrow('Копия повреждена');
  });

  test('one table in the place of another', async () => {
    const folder = copyOfBackup('exchanged');
    cpSync(join(folder, 'table-child.sealed'), join(folder, person));
    await expect(checkBackup(folder)).rejects.toThrow('Копия повреждена');
  });

  test('the manifest', async () => {
    const folder = copyOfBackup('manifest');
    flipByte(join(folder, 'manifest.sealed'), 200);
    await expect(checkBackup(folder)).rejects.toThrow('manifest.sealed не открывается');
    await expect(checkBackup(settings.folder)).rejects.toThrow('нет копии');
  });

  test('another key', async () => {
    process.env.BACKUP_KEY = randomBytes(32).toString('base64');
    readSettingsAnew();
    await expect(checkBackup(backup.folder)).rejects.toThrow('под другим ключом BACKUP_KEY');
    process.env.BACKUP_KEY = settings.BACKUP_KEY;
    readSettingsAnew();
    await checkBackup(backup.folder);
  });

  test('a file; the next backup copies it anew', async () => {
    const shelf = shelfOf(settings.BACKUP_DIR);
    const names = readdirSync(shelf, { recursive: true, encoding: 'utf8' });
    const file = join(shelf, names.find((name) => name.endsWith(backup.manifest.masterKeyId)) ?? '');
    flipByte(file, 300);
    await expect(checkBackup(backup.folder)).rejects.toThrow('изменён');
    const { manifest } = await takeBackup(quiet);
    expect(manifest.files).toMatchObject({ copied: 1, damaged: 0 });
    await checkBackup(backup.folder);
  });
});

test(
  'a backup killed in the middle looks like none, and the next one clears it away',
  anotherProcess,
  async () => {
    const whole = readdirSync(settings.BACKUP_DIR);
    const killed = new BackupCommand('backup', s3.settings);
    await killed.untilSaid('Снимаю базу');
    await killed.kill();
    const left = readdirSync(settings.BACKUP_DIR).filter((name) => !whole.includes(name));
    expect(left).toEqual([expect.stringMatching(/\.unfinished$/)]);
    await expect(checkBackup(join(settings.BACKUP_DIR, left[0] ?? ''))).rejects.toThrow('не закончена');
    await takeBackup(quiet);
    expect(readdirSync(settings.BACKUP_DIR)).not.toContain(left[0]);
  },
);

test('files destroyed meanwhile are listed, those that are lost are told apart', async () => {
  const destroyed = await live(town);
  const lost = await live(town);
  await destroy({ id: destroyed.scanId });
  await removeStoredFile(destroyed.key);
  await removeStoredFile(lost.key);
  const stranger = await storeFile(randomBytes(10));
  const folder = mkdtempSync(join(settings.folder, 'parts-'));
  const place = { folder, key: randomBytes(32) };
  const keys = [destroyed.key, lost.key, stranger].join('\n');
  const print = await writePart(place, 'file-keys', Readable.from([Buffer.from(keys)]));
  const files = await copyFiles(place, print, shelfOf(settings.BACKUP_DIR), now());
  expect(files).toMatchObject({ gone: 1, lost: 1, kept: 1, copied: 1 });
  const seen: FileRecord['state'][] = [];
  await eachFile(place, files, (file) => Promise.resolve(void seen.push(file.state)));
  expect(seen).toEqual(['gone', 'lost', 'kept']);
  await database().scanPage.deleteMany({ where: { scanId: lost.scanId } });
});

test('old backups go with the files that only they named', async () => {
  const shelf = shelfOf(settings.BACKUP_DIR);
  const old = await takeBackup(quiet);
  const count = () =>
    readdirSync(shelf, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).length;
  const before = count();
  await destroy({});
  const later = new Date(now().getTime() + 40 * 24 * 3_600_000);
  setClock(() => later);
  const { removed, folder } = await takeBackup(quiet);
  expect(removed.backups).toBeGreaterThan(1);
  expect(removed.files).toBe(before);
  expect(count()).toBe(0);
  expect(readdirSync(settings.BACKUP_DIR)).not.toContain(old.folder.split('/').at(-1));
  await checkBackup(folder);
});
