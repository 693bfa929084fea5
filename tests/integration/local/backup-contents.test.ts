import { expect, test } from 'vitest';
import { leftOut } from '@/lib/local/backup/contents';
import { environment } from '@/lib/platform/environment';
import { namedFiles } from '@/lib/platform/stored-keys';
import { query } from '@/tests/support/empty-database';

test('what a backup leaves out is there, and nothing that it keeps points to it', async () => {
  const { DATABASE_URL } = environment();
  const names = Object.keys(leftOut);
  const there = await query<{ name: string }>(
    DATABASE_URL,
    'select relname as name from pg_class where relname = any($1)',
    [names],
  );
  expect(there.map(({ name }) => name).sort()).toEqual(names.sort());
  const pointing = await query(
    DATABASE_URL,
    `select conname from pg_constraint where contype = 'f'
       and confrelid::regclass::text = any($1) and conrelid::regclass::text <> all($1)`,
    [names],
  );
  expect(pointing).toEqual([]);
});

test('every column that names a stored file is asked for its files', async () => {
  const columns = await query<{ name: string }>(
    environment().DATABASE_URL,
    `select distinct column_name as name from information_schema.columns
     where table_schema = 'public' and column_name in ('storage_key', 'thumbnail_key', 'file_key')
       or table_schema = 'public' and column_name like '%\\_file' and data_type = 'text'`,
  );
  for (const { name } of columns) expect(namedFiles).toContain(name);
});
