import type { OperatorActor } from '@/lib/access/actor';
import { certificatesOf } from '@/lib/access/scope';
import type { BornWithin } from '@/lib/domain/born-within';
import { database } from '@/lib/platform/database';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { andBorn } from '@/lib/platform/name-index';
import { snilsIndex } from '@/lib/platform/sealed-fields';
import { findHits, type Hit } from './find-hits';

/** More certificates of one child, or of the children of one parent, are not known to anybody. */
const mostOfOne = 50;

/** The child with this СНИЛС, or the children of the guardian who has it. */
export function findBySnils(actor: OperatorActor, snils: string, born: BornWithin | null): Promise<Hit[]> {
  return findHits(actor, childrenBySnils(snils, born), mostOfOne);
}

/** What the application led to, or where it stands; of several certificates of the child the one it was made into. */
export async function findByApplication(
  actor: OperatorActor,
  number: number,
  born: BornWithin | null,
): Promise<Hit[]> {
  const hits = await findHits(actor, childrenByApplication(number, born), mostOfOne);
  if (hits.length < 2) return hits;
  const own = await database().certificate.findFirst({
    where: { AND: [{ application: { number } }, certificatesOf(actor)] },
    select: { id: true },
  });
  return own ? [{ kind: 'certificate', id: own.id }] : hits;
}

/** Exported for the test of the indexes, as the next one. */
export function childrenBySnils(snils: string, born: BornWithin | null): Prisma.Sql {
  const index = snilsIndex(snils);
  return Prisma.sql`
    SELECT p.id
    FROM person p
    WHERE p.id IN (
        SELECT holder.id FROM person holder WHERE holder.snils_index = ${index}
        UNION ALL
        SELECT tie.child_id
        FROM person holder
        JOIN guardianship tie ON tie.guardian_id = holder.id AND tie.ended_at IS NULL
        WHERE holder.snils_index = ${index})
      ${andBorn(born)}`;
}

export function childrenByApplication(number: number, born: BornWithin | null): Prisma.Sql {
  return Prisma.sql`
    SELECT p.id
    FROM application a
    JOIN person p ON p.id = a.child_id
    WHERE a.number = ${number}
      ${andBorn(born)}`;
}
