import { query } from './empty-database';

/** Rows of one table as the database writes them in JSON. */
export type Rows = Record<string, unknown>[];

/** All rows of all tables of the application, by table. */
export async function allRows(url: string): Promise<Map<string, Rows>> {
  const tables = await query<{ name: string }>(
    url,
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1`,
  );
  const rows = new Map<string, Rows>();
  for (const { name } of tables) {
    const found = await query<{ row: Rows[number] }>(url, `select to_jsonb(t) as row from "${name}" t`);
    rows.set(
      name,
      found.map(({ row }) => row),
    );
  }
  return rows;
}

/** Puts the rows into the tables and columns that exist at the address; what has no place there is left out. */
export async function putRows(url: string, rows: ReadonlyMap<string, Rows>): Promise<void> {
  const columns = await query<{ table: string; column: string }>(
    url,
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and is_generated = 'NEVER'`,
  );
  for (const [table, tableRows] of rows) {
    const known = columns.filter((column) => column.table === table).map(({ column }) => `"${column}"`);
    if (known.length === 0 || tableRows.length === 0) continue;
    // Triggers and foreign keys rest meanwhile: the rows fit together already, in whatever order they come.
    const resting = `with resting as materialized (select set_config('session_replication_role', 'replica', false))`;
    // What a migration brought with it is among the rows.
    await query(url, `${resting} delete from "${table}" using resting`);
    await query(
      url,
      `${resting}
       insert into "${table}" (${known.join()}) overriding system value
       select ${known.map((name) => `r.${name}`).join()}
       from resting, jsonb_populate_recordset(null::"${table}", $1::jsonb) r`,
      [JSON.stringify(tableRows)],
    );
  }
}

/** The rows cut down to the columns that the rows of another map have too, in an order of their own content. */
export function comparable(
  rows: ReadonlyMap<string, Rows>,
  other: ReadonlyMap<string, Rows>,
): Record<string, string[]> {
  const tables = [...rows].filter(([table]) => other.has(table));
  return Object.fromEntries(
    tables.map(([table, tableRows]) => {
      // A migration may have brought columns to a table that has rows.
      const known = Object.keys(tableRows[0] ?? {});
      const shared = Object.keys(other.get(table)?.[0] ?? {}).filter((column) => known.includes(column));
      const cut = tableRows.map((row) => JSON.stringify(shared.map((column) => [column, row[column]])));
      return [table, cut.sort()];
    }),
  );
}
