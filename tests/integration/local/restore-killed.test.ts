import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { takeBackup, type BackupReport } from '@/lib/local/backup/take-backup';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { query, withEmptyDatabase } from '@/tests/support/empty-database';
import { givenTown } from '@/tests/support/town';
import { givenBackupSettings, live } from './backed-up-town';
import { BackupCommand, run } from './backup-command';
import { rulesOf } from './rules-of';

const settings = givenBackupSettings();

let backup: BackupReport;

beforeAll(async () => {
  await live(await givenTown({ acceptsCopies: true }));
  backup = await takeBackup(() => undefined);
});

/** What the restore asks of the database from «Загружаю» on, in its order; it is overtaken, so a later one counts as well. */
const statements = [
  'create (table|type|index)',
  'drop constraint',
  'copy .* from stdin',
  'copy .* to stdout',
  'add constraint',
] as const;

/** Asked in another database: to that of a restore nobody else may be connected. */
async function untilAsked(url: string, at: number, ended: () => boolean): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const pattern = `^\\s*(alter table .* )?(${statements.slice(at).join('|')})`;
  for (;;) {
    const [row] = await database().$queryRaw<{ asked: boolean }[]>`
      select exists(select from pg_stat_activity where datname = ${name} and query ~* ${pattern}) as asked`;
    if (row?.asked === true) return;
    if (ended()) throw new Error(`The restore ended before it asked «${statements[at]}».`);
  }
}

test(
  'a restore killed at any of its steps is done anew on what it has left, to the last rule',
  { timeout: 300_000 },
  async () => {
    await withEmptyDatabase(async (url) => {
      const there = { DATABASE_URL: url, STORAGE_DIR: mkdtempSync(join(settings.folder, 'scans-')) };
      const killedAt = async (moment: (restore: BackupCommand) => Promise<void>) => {
        const restore = new BackupCommand('restore', there, [backup.folder]);
        await moment(restore);
        await restore.kill();
      };
      await killedAt((restore) => restore.untilSaid('Возвращаю файлы'));
      for (const at of statements.keys()) {
        await killedAt(async (restore) => {
          await restore.untilSaid('Загружаю базу данных');
          await untilAsked(url, at, () => restore.hasEnded);
        });
        expect(await run('backup', there), statements[at]).toMatchObject({
          code: 1,
          said: expect.stringContaining('не закончено восстановление') as string,
        });
      }
      await killedAt((restore) => restore.untilSaid('База загружена'));

      expect(await run('restore', there, backup.folder)).toMatchObject({ code: 0 });
      expect(await query(url, `select from pg_namespace where nspname like 'restore%'`)).toEqual([]);
      expect(await rulesOf(url)).toEqual(await rulesOf(environment().DATABASE_URL));
      const [certificates] = await query<{ count: number }>(url, 'select count(*)::int from certificate');
      expect(certificates?.count).toBe(await database().certificate.count());
    });
  },
);
