import { Prisma } from '@/lib/platform/generated/prisma/client';
import type { DueAt } from './due';

/**
 * What sign-ins leave behind, each by its table and in the order in which it may go: a session points to the slip that
 * opened it. Journeys to the identity provider are not among them: the worker sweeps those as soon as they have expired.
 */
export const signInTraces: readonly { table: Prisma.Sql; isDue: (at: DueAt) => Prisma.Sql }[] = [
  {
    table: Prisma.sql`session`,
    isDue: ({ before }) => Prisma.sql`coalesce(t.ended_at, t.expires_at) < ${before}`,
  },
  {
    table: Prisma.sql`login_slip`,
    // Who came in with it on its last day may have stayed longer than it.
    isDue: ({ before }) =>
      Prisma.sql`t.expires_at < ${before} AND NOT EXISTS (SELECT FROM session s WHERE s.slip_id = t.id)`,
  },
  {
    table: Prisma.sql`password_recovery`,
    isDue: ({ before }) => Prisma.sql`t.account_id IS NOT NULL AND t.created_at < ${before}`,
  },
  { table: Prisma.sql`pending_sign_in`, isDue: ({ before }) => Prisma.sql`t.expires_at < ${before}` },
  // One that was not used still opens the account, however old it is.
  { table: Prisma.sql`backup_code`, isDue: ({ before }) => Prisma.sql`t.used_at < ${before}` },
  {
    table: Prisma.sql`second_factor`,
    // Begun and never finished: it opens nothing.
    isDue: ({ before }) => Prisma.sql`t.switched_on_at IS NULL AND t.created_at < ${before}`,
  },
];

export function accountsWithTraces(at: DueAt): Prisma.Sql {
  const selects = signInTraces.map(
    ({ table, isDue }) => Prisma.sql`SELECT t.account_id AS id FROM ${table} t WHERE ${isDue(at)}`,
  );
  return Prisma.join(selects, ' UNION ');
}
