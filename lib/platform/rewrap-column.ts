import { database } from './database';
import { keyring } from './encryption';
import { headLength, headOf, rewrapWith } from './envelope';
import { Prisma } from './generated/prisma/client';
import { sealedColumns, type ColumnPlace } from './sealed-places';

/** What one pass over a place did: wrapped anew, and did not open under any key at hand. */
export type Pass = { changed: number; unopened: number };

/** Hears how many values a pass has wrapped anew so far. */
export type Told = (changed: number) => void;

const batch = 200;

type Row = { key: string; value: Uint8Array };
type Change = { key: string; old: Uint8Array; fresh: Uint8Array };

/** Wraps the values of a column by the current master key, in the order of the rows, a batch at a time. */
export async function rewrapColumn(place: ColumnPlace, told: Told): Promise<Pass> {
  const pass: Pass = { changed: 0, unopened: 0 };
  let after: string | null = null;
  for (;;) {
    const rows: Row[] = await nextRows(place, after);
    const last = rows.at(-1);
    if (!last) return pass;
    after = last.key;
    const { changed, unopened } = await rewrapRows(place, rows);
    pass.unopened += unopened;
    told((pass.changed += changed));
  }
}

/** Wraps values that were read a moment ago; one that was changed since is left as it is. */
export async function rewrapRows(place: ColumnPlace, rows: readonly Row[]): Promise<Pass> {
  const changes = rows.flatMap((row) => change(place, row) ?? []);
  return { changed: await write(place, changes), unopened: rows.length - changes.length };
}

function nextRows(place: ColumnPlace, after: string | null): Promise<Row[]> {
  const { table, key, keyType, column } = sealedColumns[place];
  const [value, id] = [Prisma.raw(column), Prisma.raw(key)];
  const onwards = after === null ? Prisma.empty : Prisma.sql`and ${id} > ${after}::${Prisma.raw(keyType)}`;
  return database().$queryRaw<Row[]>`
    select ${id}::text as key, ${value} as value from ${Prisma.raw(table)}
    where ${value} is not null
      and substring(${value} from 1 for ${Prisma.raw(String(headLength))}) <> ${headOf(keyring().current)}::bytea ${onwards}
    order by ${id} limit ${Prisma.raw(String(batch))}`;
}

function change(place: ColumnPlace, { key, value }: Row): Change | null {
  try {
    const fresh = rewrapWith(keyring(), `${place}:${key}`, value);
    return fresh && { key, old: value, fresh };
  } catch {
    return null;
  }
}

/**
 * Writes each value if the row still holds what was read. Rows that somebody else has locked are passed over: whoever
 * never waits can be part of no deadlock, so no visitor's change is ever broken off by this one.
 */
function write(place: ColumnPlace, changes: readonly Change[]): Promise<number> {
  if (changes.length === 0) return Promise.resolve(0);
  const { table, key, keyType, column } = sealedColumns[place];
  const [value, id] = [Prisma.raw(column), Prisma.raw(key)];
  const type = Prisma.raw(keyType);
  const values = changes.map(
    (one) => Prisma.sql`(${one.key}::${type}, ${one.old}::bytea, ${one.fresh}::bytea)`,
  );
  return database().$executeRaw`
    with next (row_key, old, fresh) as (values ${Prisma.join(values)}),
    free as materialized (
      select t.${id} as row_key from ${Prisma.raw(table)} t
      join next on t.${id} = next.row_key and t.${value} = next.old
      for no key update of t skip locked
    )
    update ${Prisma.raw(table)} t set ${value} = next.fresh
    from next join free using (row_key)
    where t.${id} = next.row_key and t.${value} = next.old`;
}
