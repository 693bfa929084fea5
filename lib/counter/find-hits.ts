import type { OperatorActor } from '@/lib/access/actor';
import { endAge } from '@/lib/domain/eligibility';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { Prisma } from '@/lib/platform/generated/prisma/client';

/** What a search finds: a certificate, or a child who has none yet. */
export type Hit = { kind: 'certificate' | 'child'; id: string };

/** What the records of these children come to within the actor's scope, by name, at most `limit` of them. */
export function findHits(actor: OperatorActor, children: Prisma.Sql, limit: number): Promise<Hit[]> {
  return database().$queryRaw<Hit[]>(hitsAmong(actor, children, limit));
}

/**
 * A child is a hit of its own where no certificate stands for it: none is live, and none was ever given here, or the
 * family applies anew. A merged record is none: its certificates are found, and whoever comes is the kept one. One with a live certificate of another municipality is answered as a missing one.
 * @param children a SELECT of ids of persons. Exported for the test that looks which indexes serve it.
 */
export function hitsAmong(actor: OperatorActor, children: Prisma.Sql, limit: number): Prisma.Sql {
  const own = actor.ownPupilsOnly
    ? Prisma.sql`AND ch.institution_id = ${actor.institutionId}::uuid`
    : Prisma.empty;
  const here = Prisma.sql`${actor.municipalityId}::uuid`;
  const adults = today().subtract({ years: endAge }).toString();
  // By name first: the records of children who do not come into the first of them are never looked at.
  return Prisma.sql`
    WITH meant AS MATERIALIZED (${children})
    SELECT found.kind, found.id::text AS id
    FROM (
      SELECT p.id, p.surname, p.given_name, p.patronymic, p.birth_date
      FROM meant JOIN person p ON p.id = meant.id JOIN child ch ON ch.person_id = p.id ${own}
      ORDER BY p.surname, p.given_name, p.patronymic, p.id
    ) p
    CROSS JOIN LATERAL (
      SELECT 'certificate' AS kind, c.id, c.created_at
      FROM certificate c
      WHERE c.child_id = p.id AND c.municipality_id = ${here}
      UNION ALL
      SELECT 'child', ch.person_id, ch.created_at
      FROM child ch
      WHERE ch.person_id = p.id AND ch.municipality_id = ${here} AND p.birth_date > ${adults}::date
        AND NOT EXISTS (SELECT FROM child_merge m WHERE m.merged_id = ch.person_id)
        AND NOT EXISTS (
          SELECT FROM certificate c
          WHERE c.child_id = ch.person_id AND c.status NOT IN ('terminated', 'expired'))
        AND (
          NOT EXISTS (
            SELECT FROM certificate c WHERE c.child_id = ch.person_id AND c.municipality_id = ${here})
          OR EXISTS (
            SELECT FROM application a
            WHERE a.child_id = ch.person_id AND a.status IN ('awaiting_confirmation', 'confirmed')))
    ) found
    ORDER BY p.surname, p.given_name, p.patronymic, p.id, found.kind DESC, found.created_at DESC, found.id
    LIMIT ${limit}`;
}
