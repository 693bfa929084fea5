import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { applyMigrations } from '@/lib/local/apply-migrations';
import { loadDemoData } from '@/lib/local/demo-data';
import { environment, readSettingsAnew } from '@/lib/platform/environment';
import { diffSchema, migrate } from '@/lib/platform/migrate';
import { migrationNames } from '@/lib/platform/migration-names';
import { countReports } from '@/lib/reports/count-reports';
import { query, withEmptyDatabase } from '@/tests/support/empty-database';
import { allRows, comparable, putRows } from '@/tests/support/row-copies';

const names = migrationNames();
const scratch = mkdtempSync(join(tmpdir(), 'portal-migrations-'));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A folder with migrations of these scripts. */
function folderOf(scripts: Record<string, string>): string {
  const folder = mkdtempSync(join(scratch, 'set-'));
  writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
  for (const [name, script] of Object.entries(scripts)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'migration.sql'), script);
  }
  return folder;
}

describe('schema and migrations', () => {
  test('agree', async () => {
    await withEmptyDatabase(async (url) => {
      await migrate(url);
      expect(await diffSchema(url)).toBe('');
    });
  });

  test('a column that only the database has is seen', async () => {
    await withEmptyDatabase(async (url) => {
      await migrate(url);
      await query(url, 'alter table account add column planted text');
      expect(await diffSchema(url)).toContain('DROP COLUMN "planted"');
    });
  });

  test('an empty database is told from the schema', async () => {
    await withEmptyDatabase(async (url) => {
      expect(await diffSchema(url)).toContain('CREATE TABLE "account"');
    });
  });
});

describe('applying', () => {
  test('brings every migration once, in order', async () => {
    await withEmptyDatabase(async (url) => {
      expect(await migrate(url)).toEqual(names);
      expect(await migrate(url)).toEqual([]);
      const rows = await query<{ migration_name: string }>(
        url,
        'select migration_name from _prisma_migrations where finished_at is not null order by started_at',
      );
      expect(rows.map((row) => row.migration_name)).toEqual(names);
    });
  });

  test('two servers that start at once do not get in each other’s way', async () => {
    await withEmptyDatabase(async (url) => {
      const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
      expect(applied.flat()).toEqual(names);
    });
  });

  test('a script that fails leaves nothing behind, and the mended one is applied', async () => {
    await withEmptyDatabase(async (url) => {
      const first = { '20260101000000_first': 'create table one (id int primary key);' };
      const broken = { '20260102000000_second': 'create table two (id int); create table one (id int);' };
      const mended = { '20260102000000_second': 'create table two (id int);' };
      const failing = migrate(url, { migrationsDir: folderOf({ ...first, ...broken }) });
      await expect(failing).rejects.toThrow('20260102000000_second: relation "one" already exists');
      expect(await query(url, `select to_regclass('two') as two`)).toEqual([{ two: null }]);
      expect(await migrate(url, { migrationsDir: folderOf({ ...first, ...mended }) })).toEqual(
        Object.keys(mended),
      );
    });
  });

  test('waits for no table longer than the portal can: it steps back, tries again and then succeeds', async () => {
    await withEmptyDatabase(async (url) => {
      const first = { '20260101000000_first': 'create table one (id int primary key);' };
      const second = { '20260102000000_second': 'alter table one add column two int;' };
      await migrate(url, { migrationsDir: folderOf(first) });
      const reader = new Client({ connectionString: url });
      await reader.connect();
      await reader.query('begin; select * from one;');
      const migrating = migrate(url, { migrationsDir: folderOf({ ...first, ...second }) });
      const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      await expect.poll(() => query(url, waiting)).toHaveLength(1);
      // Gives up while the reader goes on: whoever came behind it is not held up.
      await expect.poll(() => query(url, waiting)).toHaveLength(0);
      await reader.end();
      expect(await migrating).toEqual(Object.keys(second));
    });
  });

  test('tables and queues together, by two servers at once', async () => {
    await withEmptyDatabase(async (url) => {
      const own = environment().DATABASE_URL;
      process.env.DATABASE_URL = url;
      readSettingsAnew();
      try {
        const applied = await Promise.all([applyMigrations(url), applyMigrations(url)]);
        expect(applied.flat()).toEqual(names);
      } finally {
        process.env.DATABASE_URL = own;
        readSettingsAnew();
      }
    });
  });

  test('semicolons inside functions and texts do not cut a script', async () => {
    await withEmptyDatabase(async (url) => {
      const script = `create function f() returns text language plpgsql as $$ begin perform 1; return 'a;b'; end $$;`;
      await migrate(url, { migrationsDir: folderOf({ '20260101000000_function': script }) });
      expect(await query(url, 'select f()')).toEqual([{ f: 'a;b' }]);
    });
  });
});

test('a database of the previous migration upgrades and keeps every row', { timeout: 120_000 }, async () => {
  const previous = names.at(-2);
  if (!previous) throw new Error('There is no previous migration yet');
  await loadDemoData();
  const full = await allRows(environment().DATABASE_URL);
  expect([...full.values()].filter((rows) => rows.length > 0).length).toBeGreaterThan(20);

  await withEmptyDatabase(async (url) => {
    await migrate(url, { until: previous });
    await putRows(url, full);
    const before = await allRows(url);
    expect(await migrate(url)).toEqual(names.slice(-1));
    const after = await allRows(url);
    expect(comparable(after, before)).toEqual(comparable(before, after));
    // A table that came with the last migration had no place for the rows; it may bring rows of its own.
    const kept = new Map([...full].filter(([table]) => before.has(table)));
    expect(comparable(after, kept)).toEqual(comparable(kept, after));
  });
});

test(
  'what is counted beside the records is filled for those there were: open applications and sums by month',
  { timeout: 120_000 },
  async () => {
    await loadDemoData();
    await countReports();
    const full = await allRows(environment().DATABASE_URL);
    await withEmptyDatabase(async (url) => {
      await migrate(url, { until: '20261125151000_application_open_renamed' });
      await putRows(url, full);
      await migrate(url);
      const placed = await query<{ open: boolean; right: boolean; count: number }>(
        url,
        `select a.status in ('awaiting_confirmation', 'confirmed') as open,
           a.open_in is not distinct from
             case when a.status in ('awaiting_confirmation', 'confirmed') then c.municipality_id end as right,
           count(*)::int as count
         from application a join child c on c.person_id = a.child_id group by 1, 2 order by 1`,
      );
      expect(placed.map(({ open, right }) => [open, right])).toEqual([
        [false, true],
        [true, true],
      ]);
      const months = await query(
        url,
        'select municipality_id, month, group_id, status, count from report_standing_month order by 1, 2, 3, 4',
      );
      const birthdays = await query(
        url,
        `select municipality_id, date_trunc('month', valid_until)::date as month, group_id, status, sum(count)::int as count
         from report_standing group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
      );
      expect(birthdays).not.toEqual([]);
      expect(months).toEqual(birthdays);
    });
  },
);
