import type { RegionalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { alikeWords } from '@/lib/domain/suspicions';
import { database } from '@/lib/platform/database';
import { Prisma } from '@/lib/platform/generated/prisma/client';

const pageSize = 20;

type Row = { id: string; alike: string[]; createdAt: Date; first: string | null; second: string | null };

/**
 * Every undecided pair, the oldest first. Pairs of one municipality are decided at its counter, too; those of two only here.
 * Names nobody. `after` is the id of the last one shown before.
 */
export async function listUndecided(actor: RegionalActor, after: string | null) {
  requirePermission(actor, 'region.overview');
  const rows = await database().$queryRaw<Row[]>`
    SELECT s.id::text AS id, s.alike, s.created_at AS "createdAt", ma.short_name AS first, mb.short_name AS second
    FROM duplicate_suspicion s
    JOIN child a ON a.person_id = s.child_a_id
    JOIN child b ON b.person_id = s.child_b_id
    LEFT JOIN municipality ma ON ma.id = a.municipality_id
    LEFT JOIN municipality mb ON mb.id = b.municipality_id
    WHERE s.decision IS NULL
      ${after ? youngerThan(after) : Prisma.empty}
    ORDER BY s.created_at, s.id
    LIMIT ${pageSize + 1}`;
  const shown = rows.slice(0, pageSize);
  return {
    rows: shown.map(({ first, second, alike, ...row }) => ({
      ...row,
      alike: alikeWords(alike),
      municipalities: [...new Set([first, second])].filter((name) => name !== null),
    })),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
}

function youngerThan(id: string): Prisma.Sql {
  return Prisma.sql`AND (s.created_at, s.id) > (SELECT created_at, id FROM duplicate_suspicion WHERE id = ${id}::uuid)`;
}
