import { certificateStatuses, type CertificateStatus } from '@/lib/domain/certificate-status';
import { overdueBorders } from '@/lib/institutions/overdue-borders';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { loadStanding, type StandingRow } from '@/lib/standing/load-standing';

type StatusCounts = Record<CertificateStatus, number>;

export type MunicipalCounts = {
  certificates: StatusCounts;
  awaitingConfirmation: number;
  confirmed: number;
  overdue: number;
};

/**
 * The counts of these municipalities, by id; one without anything is all zeros.
 * @param certificates of the same municipalities, where they are read for more than the counts
 */
export async function countByMunicipality(
  ids: readonly string[],
  certificates: Promise<readonly StandingRow[]> = loadStanding(ids),
): Promise<Map<string, MunicipalCounts>> {
  const counts = new Map(ids.map((id) => [id, noCounts()]));
  const [standing, applications, overdue] = await Promise.all([
    certificates,
    countApplications(ids),
    countOverdue(ids),
  ]);
  for (const { municipalityId, status, count } of standing) {
    const known = counts.get(municipalityId);
    if (known) known.certificates[status] += count;
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

/** Applications under way, by the municipality of the child. */
function countApplications(ids: readonly string[]) {
  return database().$queryRaw<{ id: string; status: 'awaiting_confirmation' | 'confirmed'; count: number }[]>`
    SELECT open_in::text AS id, status::text AS status, count(*)::int AS count
    FROM application
    WHERE status IN ('awaiting_confirmation', 'confirmed') AND open_in = ANY(${ids}::uuid[])
    GROUP BY open_in, application.status`;
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
