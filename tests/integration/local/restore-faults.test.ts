import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { readGivenNumbers, reserveNumbers } from '@/lib/local/backup/given-numbers';
import { shelfOf } from '@/lib/local/backup/file-shelf';
import { takeBackup, type BackupReport } from '@/lib/local/backup/take-backup';
import { database } from '@/lib/platform/database';
import { logForRestore } from '@/lib/platform/log';
import { query, withEmptyDatabase } from '@/tests/support/empty-database';
import { givenIssued, givenTown, type Town } from '@/tests/support/town';
import { givenBackupSettings, live, type Lived } from './backed-up-town';
import { BackupCommand, run } from './backup-command';

vi.mock('@/lib/platform/log', { spy: true });

const settings = givenBackupSettings();
const quiet = () => undefined;

let town: Town;
let lived: Lived;
let backup: BackupReport;

beforeAll(async () => {
  town = await givenTown({ acceptsCopies: true });
  lived = await live(town);
  await live(town);
  backup = await takeBackup(quiet);
});

/** Takes one file off the shelf, as a bad sector would. */
function loseFile(key: string): void {
  const folder = join(shelfOf(settings.BACKUP_DIR), key.slice(0, 2));
  const name = readdirSync(folder).find((each) => each.startsWith(key)) ?? '';
  rmSync(join(folder, name));
}

function newStore(): string {
  return mkdtempSync(join(settings.folder, 'scans-'));
}

test(
  'a restore killed before its end is marked, nothing works with it, and it is done anew; one missing file stops nothing',
  { timeout: 180_000 },
  async () => {
    loseFile(lived.key);
    await withEmptyDatabase(async (url) => {
      const there = { DATABASE_URL: url, STORAGE_DIR: newStore() };
      const killed = new BackupCommand('restore', there, [backup.folder]);
      await killed.untilSaid('База загружена');
      await killed.kill();
      expect(await run('backup', there)).toMatchObject({
        code: 1,
        said: expect.stringContaining('не закончено восстановление') as string,
      });

      const again = await run('restore', there, backup.folder);
      expect(again).toMatchObject({ code: 2 });
      expect(again.said).toMatch(new RegExp(`файлы, которые были в копии: 1\\.\\n {2}${lived.key}\\n`));
      const accounts = await query<{ count: number }>(url, 'select count(*)::int from account');
      expect(accounts[0]?.count).toBe(await database().account.count());
      expect(await query(url, `select from pg_namespace where nspname like 'restore%'`)).toEqual([]);

      // Without the shelf the old database is not given up for half a new one.
      const shelf = shelfOf(settings.BACKUP_DIR);
      renameSync(shelf, `${shelf}-elsewhere`);
      const bare = await run('restore', { ...there, STORAGE_DIR: newStore() }, backup.folder, '--replace');
      renameSync(`${shelf}-elsewhere`, shelf);
      expect(bare).toMatchObject({ code: 1, said: expect.stringContaining('нет ни одного файла') as string });
      expect(await query(url, 'select count(*)::int from account')).toEqual(accounts);
    });
  },
);

/** What the portal writes to its log whose settings ask for errors only. */
function loggedAtErrors(facts: { event: string; number: string }): string {
  const script = `(await import('@/lib/platform/log')).logForRestore(${JSON.stringify(facts)})`;
  return execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    env: { ...process.env, LOG_LEVEL: 'error' },
    encoding: 'utf8',
  });
}

test('numbers given after the backup are kept from others, from the log as from a list', async () => {
  const { certificateId: id } = await givenIssued(town);
  const { number } = await database().certificate.findUniqueOrThrow({ where: { id } });
  expect(logForRestore).toHaveBeenCalledWith({ event: 'number_given', number });
  const free = `${number.slice(0, 4)}${number.endsWith('999999') ? '999998' : '999999'}`;
  const [log, list, wrong] = ['log', 'list', 'wrong'].map((name) => join(settings.folder, name));
  writeFileSync(log ?? '', `{"event":"request"}\nweb | ${loggedAtErrors({ event: 'number_given', number })}`);
  writeFileSync(list ?? '', `${free.slice(0, 2)} ${free.slice(2, 4)} ${free.slice(4)}\n\n9999000001\n`);
  writeFileSync(wrong ?? '', `${free}\n12345\n`);
  expect(await readGivenNumbers(log ?? '')).toEqual([number]);
  await expect(readGivenNumbers(wrong ?? '')).rejects.toThrow('2-я непустая строка');
  const numbers = [...(await readGivenNumbers(log ?? '')), ...(await readGivenNumbers(list ?? ''))];
  expect(await reserveNumbers(numbers)).toEqual({ reserved: 1, known: 1, strange: ['9999000001'] });
  expect(await database().certificateNumber.count({ where: { number: free } })).toBe(1);
});
