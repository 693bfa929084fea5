import type { MunicipalActor, RegionalActor } from '@/lib/access/actor';
import { certificateStatuses, type CertificateStatus } from '@/lib/domain/certificate-status';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { overdueBorders } from '@/lib/institutions/overdue-borders';

type StatusCounts = Record<CertificateStatus, number>;

export type MunicipalCounts = {
  certificates: StatusCounts;
  awaitingConfirmation: number;
  confirmed: number;
  overdue: number;
};

type Administrator = MunicipalActor | RegionalActor;

const live = Prisma.sql`('not_activated', 'returned', 'active', 'suspended')`;

/** The counts of every municipality of the actor, by its id; one without anything is all zeros. */
export async function countByMunicipality(actor: Administrator): Promise<Map<string, MunicipalCounts>> {
  const municipalities = await database().municipality.findMany({
    where: actor.municipalityId === null ? {} : { id: actor.municipalityId },
    select: { id: true },
  });
  const ids = municipalities.map(({ id }) => id);
  const counts = new Map(ids.map((id) => [id, noCounts()]));
  const [certificates, applications, overdue] = await Promise.all([
    countCertificates(ids),
    countApplications(ids),
    countOverdue(ids),
  ]);
  for (const { id, status, count } of certificates) {
    const known = counts.get(id);
    if (known) known.certificates[status] = count;
  }
  for (const { id, status, count } of applications) {
    const known = counts.get(id);
    if (known) known[status === 'confirmed' ? 'confirmed' : 'awaitingConfirmation'] = count;
  }
  for (const { id, count } of overdue) {
    const known = counts.get(id);
    if (known) known.overdue = count;
  }
  return counts;
}

function noCounts(): MunicipalCounts {
  const certificates = Object.fromEntries(Object.keys(certificateStatuses).map((status) => [status, 0]));
  return { certificates: certificates as StatusCounts, awaitingConfirmation: 0, confirmed: 0, overdue: 0 };
}

/**
 * By the status that holds today: on the 18th birthday a live one counts as expired, though no night has written it down yet.
 * Those are few and counted apart, so that all others are counted from an index alone, as in the counts below.
 */
function countCertificates(ids: readonly string[]) {
  return database().$queryRaw<{ id: string; status: CertificateStatus; count: number }[]>`
    WITH written AS (
      SELECT municipality_id, status::text AS status, count(*) AS count
      FROM certificate
      WHERE municipality_id = ANY(${ids}::uuid[])
      GROUP BY municipality_id, certificate.status),
    ended AS (
      SELECT municipality_id, status::text AS status, count(*) AS count
      FROM certificate
      WHERE municipality_id = ANY(${ids}::uuid[]) AND status IN ${live} AND valid_until <= ${today().toString()}::date
      GROUP BY municipality_id, certificate.status)
    SELECT municipality_id::text AS id, status, sum(count)::int AS count
    FROM (
      SELECT * FROM written
      UNION ALL SELECT municipality_id, status, -count FROM ended
      UNION ALL SELECT municipality_id, 'expired', count FROM ended) today
    GROUP BY municipality_id, status`;
}

/** Applications under way, by the municipality of the child. */
function countApplications(ids: readonly string[]) {
  return database().$queryRaw<{ id: string; status: 'awaiting_confirmation' | 'confirmed'; count: number }[]>`
    SELECT c.municipality_id::text AS id, a.status::text AS status, count(*)::int AS count
    FROM application a
    JOIN child c ON c.person_id = a.child_id
    WHERE a.status IN ('awaiting_confirmation', 'confirmed') AND c.municipality_id = ANY(${ids}::uuid[])
    GROUP BY c.municipality_id, a.status`;
}

/** Not activated past the day until which the papers were to be brought. */
async function countOverdue(ids: readonly string[]) {
  const borders = await overdueBorders(ids);
  const [general, own] = [
    borders.filter(({ institutionId }) => institutionId === null),
    // Of institutions closed lately: mostly there is none.
    borders.filter(({ institutionId }) => institutionId !== null),
  ].map((some) => JSON.stringify(some));
  return database().$queryRaw<{ id: string; count: number }[]>`
    WITH own AS (
      SELECT * FROM jsonb_to_recordset(${own}::jsonb)
        AS b("municipalityId" uuid, "institutionId" uuid, "daysToBring" int, "before" timestamptz))
    SELECT c.municipality_id::text AS id, count(*)::int AS count
    FROM certificate c
    JOIN jsonb_to_recordset(${general}::jsonb) AS every("municipalityId" uuid, "daysToBring" int, "before" timestamptz)
      ON every."municipalityId" = c.municipality_id AND every."daysToBring" = c.days_to_bring
    LEFT JOIN own ON own."municipalityId" = c.municipality_id AND own."institutionId" = c.chosen_institution_id
      AND own."daysToBring" = c.days_to_bring
    WHERE c.status = 'not_activated' AND c.valid_until > ${today().toString()}::date
      AND c.created_at < coalesce(own."before", every."before")
    GROUP BY c.municipality_id`;
}
