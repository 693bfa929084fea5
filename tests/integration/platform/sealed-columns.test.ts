import { expect, test } from 'vitest';
import { database } from '@/lib/platform/database';
import { columnPlaces, sealedColumns } from '@/lib/platform/sealed-places';

/** Columns of bytes that nobody has to open again: fingerprints, keys that are public by their nature. */
const notSealed = ['hash', 'index', 'public_key', 'row_key'].join('|');

test('every column of bytes in the database is on the list of sealed ones, unless its name says what else it is', async () => {
  const columns = await database().$queryRaw<{ name: string }[]>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and (
      (data_type = 'bytea' and column_name !~ ${`(^|_)(${notSealed})$`}) or column_name ~ '(^|_)sealed$')`;
  const listed = Object.values(sealedColumns).map(({ table, column }) => `${table}.${column}`);
  expect(columns.map(({ name }) => name).sort()).toEqual(listed.sort());
});

test('each is listed once, under the key by which its row is found', async () => {
  for (const place of columnPlaces) {
    const { table, key, keyType } = sealedColumns[place];
    const [found] = await database().$queryRaw<{ type: string }[]>`
      select a.atttypid::regtype::text as type from pg_index i
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
      where i.indrelid = ${table}::regclass and i.indisprimary and a.attname = ${key} and i.indnkeyatts = 1`;
    expect(found?.type, place).toBe(keyType);
  }
  const columns = Object.values(sealedColumns).map(({ table, column }) => `${table}.${column}`);
  expect(new Set(columns).size).toBe(columns.length);
});
