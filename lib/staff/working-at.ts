import type { Queryable } from '@/lib/platform/database';

/** The accounts with this address, in any letter case, that have a role now, wherever in the region. */
export async function workingAt(db: Queryable, email: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT a.id::text AS id FROM account a
    WHERE lower(a.staff_email) = lower(${email})
      AND EXISTS (SELECT FROM account_grant g WHERE g.account_id = a.id AND g.ended_at IS NULL)`;
  return rows.map(({ id }) => id);
}
