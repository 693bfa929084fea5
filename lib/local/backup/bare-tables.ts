import type { Client } from 'pg';

type Rule = { place: string; name: string; definition: string };

/**
 * Takes from the tables of the portal what slows loading down or stands in its way: references, keys, indexes and triggers.
 * Returns what puts all of it back: keys and references are proven anew over every row by that. Both in one transaction.
 */
export async function bareTables(client: Client): Promise<() => Promise<void>> {
  const references = await constraints(client, ['f']);
  const keys = await constraints(client, ['p', 'u', 'x']);
  for (const each of [...references, ...keys]) {
    await client.query(`alter table ${each.place} drop constraint ${each.name}`);
  }
  const indexes = await indexesLeft(client);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  const tables = await tablesWithTriggers(client);
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
  return async () => {
    await addConstraints(client, keys);
    for (const { definition } of indexes) await client.query(definition);
    await addConstraints(client, references);
    for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
  };
}

async function addConstraints(client: Client, rules: readonly Rule[]): Promise<void> {
  for (const { place, name, definition } of rules) {
    await client.query(`alter table ${place} add constraint ${name} ${definition}`);
  }
}

async function constraints(client: Client, kinds: readonly string[]): Promise<Rule[]> {
  const { rows } = await client.query<Rule>(
    `select conrelid::regclass::text as place, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint
     where connamespace = 'public'::regnamespace and contype::text = any($1)
       and conrelid <> '_prisma_migrations'::regclass
     order by conrelid, conname`,
    [kinds],
  );
  return rows;
}

/** Those that stand behind no constraint; the others went with theirs. */
async function indexesLeft(client: Client): Promise<Rule[]> {
  const { rows } = await client.query<Rule>(
    `select indrelid::regclass::text as place, indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index join pg_class on pg_class.oid = indrelid
     where relnamespace = 'public'::regnamespace and indrelid <> '_prisma_migrations'::regclass
     order by indrelid, indexrelid`,
  );
  return rows;
}

async function tablesWithTriggers(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct tgrelid::regclass::text as name from pg_trigger join pg_class on pg_class.oid = tgrelid
     where not tgisinternal and relnamespace = 'public'::regnamespace order by 1`,
  );
  return rows.map(({ name }) => name);
}
