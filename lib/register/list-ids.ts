import type { RegisterSort } from '@/lib/domain/register-list';
import { database } from '@/lib/platform/database';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { inScope, type RegisterScope } from './scope';

type Place = { id: string; created_at: Date; number: string; child_name_key: string };
type Order = { by: Prisma.Sql; beyond: (last: Place) => Prisma.Sql };

const early: Order = {
  by: Prisma.sql`c.created_at, c.id`,
  beyond: (last) => Prisma.sql`(c.created_at, c.id) > (${last.created_at}, ${last.id}::uuid)`,
};

/** Each order is that of an index; the id makes it whole, so that no record is shown twice or left out between two pages. */
const orders = {
  issued: {
    by: Prisma.sql`c.created_at DESC, c.id DESC`,
    beyond: (last) => Prisma.sql`(c.created_at, c.id) < (${last.created_at}, ${last.id}::uuid)`,
  },
  first_issued: early,
  number: { by: Prisma.sql`c.number`, beyond: (last) => Prisma.sql`c.number > ${last.number}` },
  name: {
    by: Prisma.sql`c.child_name_key, c.id`,
    beyond: (last) => Prisma.sql`(c.child_name_key, c.id) > (${last.child_name_key}, ${last.id}::uuid)`,
  },
  // Terms of one length begin in the order in which they end; only closed days of an institution make a difference of days.
  deadline: early,
} as const satisfies Record<RegisterSort, Order>;

type Portion = { sort: RegisterSort; after: string | null; limit: number };

/**
 * Ids of certificates in the order of the list, beginning behind `after`. One that is not there begins anew, and so does one
 * out of the scope: where it would stand tells its number, its day and its place in the alphabet.
 */
export async function listIds(
  scope: RegisterScope,
  where: Prisma.Sql,
  { sort, after, limit }: Portion,
): Promise<string[]> {
  const last = after === null ? null : await placeOf(scope, after);
  const rows = await database().$queryRaw<{ id: string }[]>(idsInOrder(where, sort, last, limit));
  return rows.map(({ id }) => id);
}

/** Exported for the test that looks which indexes serve it. */
export function idsInOrder(
  where: Prisma.Sql,
  sort: RegisterSort,
  last: Place | null,
  limit: number,
): Prisma.Sql {
  const { by, beyond } = orders[sort];
  return Prisma.sql`
    SELECT c.id::text AS id
    FROM certificate c
    WHERE ${where} ${last ? Prisma.sql`AND ${beyond(last)}` : Prisma.empty}
    ORDER BY ${by}
    LIMIT ${limit}`;
}

async function placeOf(scope: RegisterScope, id: string): Promise<Place | null> {
  const rows = await database().$queryRaw<Place[]>`
    SELECT c.id::text AS id, c.created_at, c.number, c.child_name_key
    FROM certificate c
    WHERE c.id = ${id}::uuid AND ${inScope(scope)}`;
  return rows[0] ?? null;
}

/** Counting further would read the whole register for a figure nobody needs exactly. */
export const mostCounted = 10_000;

/** How many there are, at most one more than `mostCounted`. */
export async function countUpTo(where: Prisma.Sql): Promise<number> {
  const [row] = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT 1 FROM certificate c WHERE ${where} LIMIT ${mostCounted + 1}) found`;
  return row?.count ?? 0;
}
