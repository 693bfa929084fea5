import { isLive, type CertificateStatus } from '@/lib/domain/certificate-status';
import { endAge } from '@/lib/domain/eligibility';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { Prisma } from '@/lib/platform/generated/prisma/client';

/** `status`: as it holds today. */
type Counted = { status: CertificateStatus; count: number };

export type StandingRow = Counted & { municipalityId: string; groupId: string };

/** `age`: full years today; 18 and more: the certificate has ended by itself. */
export type AgeRow = Counted & { age: number };

/** Of more changed birthdays the certificates are counted as they lie: reading those birthdays one by one would take longer. */
const mostChanged = 3000;

/** Certificates of these municipalities as they stand now, by municipality and group. */
export async function loadStanding(municipalityIds: readonly string[]): Promise<StandingRow[]> {
  const rows = await database().$queryRaw<(StandingRow & AgeRow)[]>`
    SELECT municipality_id::text AS "municipalityId", group_id::text AS "groupId", status::text AS status, age, count
    FROM (
      SELECT municipality_id, group_id, status, age, sum(count)::int AS count
      FROM ${await partsOf(municipalityIds, endAge - 1)} GROUP BY 1, 2, 3, 4) counted
    WHERE count > 0`;
  return rows.map(asTheyHold);
}

/** The same by age, of all these municipalities together. */
export async function loadAges(municipalityIds: readonly string[]): Promise<AgeRow[]> {
  const rows = await database().$queryRaw<AgeRow[]>`
    SELECT status::text AS status, age, count
    FROM (
      SELECT status, age, sum(count)::int AS count FROM ${await partsOf(municipalityIds, 0)} GROUP BY 1, 2) counted
    WHERE count > 0`;
  return rows.map(asTheyHold);
}

/** On the 18th birthday a live one counts as expired, whatever is written in its row. */
function asTheyHold<Row extends AgeRow>(row: Row): Row {
  return { ...row, status: row.age >= endAge && isLive(row.status) ? 'expired' : row.status };
}

/**
 * Counts to be summed up, some of them negative.
 * @param youngest full years; who is younger stands with those of this age
 */
async function partsOf(municipalityIds: readonly string[], youngest: number): Promise<Prisma.Sql> {
  // What ends after the n-th of these days has more than n years to go: searched for in a list, a million rows are quick.
  const borders = Array.from({ length: endAge - youngest }, (_, years) =>
    today().add({ years }).add({ days: 1 }),
  );
  const counts = (await isFarBehind(municipalityIds))
    ? Prisma.sql`
      SELECT municipality_id, group_id, status, valid_until AS day, 1 AS count FROM certificate
      WHERE municipality_id = ANY(${municipalityIds}::uuid[])`
    : countedAndChanged(
        municipalityIds,
        borders.map((day) => day.with({ day: 1 }).toString()),
      );
  return Prisma.sql`(
    SELECT municipality_id, group_id, status,
      ${endAge}::int - width_bucket(day, ${borders.map(String)}::date[]) AS age, count
    FROM (${counts}) counts) parts`;
}

/** The worker has not run for long, or a whole register has just changed. */
async function isFarBehind(municipalityIds: readonly string[]): Promise<boolean> {
  const [row] = await database().$queryRaw<{ far: boolean }[]>`
    SELECT count(*) > ${mostChanged} AS far FROM (
      SELECT FROM report_stale WHERE valid_until IS NOT NULL AND municipality_id = ANY(${municipalityIds}::uuid[])
      LIMIT ${mostChanged + 1}) noted`;
  return row?.far ?? false;
}

/**
 * What the worker has counted, and birthdays with a change since then from the certificates themselves.
 * @param cutMonths first days of the months in which an age begins: they are told apart by their days
 */
function countedAndChanged(municipalityIds: readonly string[], cutMonths: readonly string[]): Prisma.Sql {
  // OFFSET 0: by the index, month after month and birthday after birthday, however many PostgreSQL takes them for.
  return Prisma.sql`
    WITH stale AS MATERIALIZED (
      SELECT DISTINCT municipality_id, valid_until FROM report_stale
      WHERE valid_until IS NOT NULL AND municipality_id = ANY(${municipalityIds}::uuid[])
    )
    SELECT municipality_id, group_id, status, month AS day, count
    FROM report_standing_month
    WHERE municipality_id = ANY(${municipalityIds}::uuid[]) AND month <> ALL(${cutMonths}::date[])
    UNION ALL
    SELECT of_month.*
    FROM unnest(${cutMonths}::date[]) cut (month) CROSS JOIN LATERAL (
      SELECT municipality_id, group_id, status, valid_until, count FROM report_standing
      WHERE municipality_id = ANY(${municipalityIds}::uuid[])
        AND valid_until >= cut.month AND valid_until < (cut.month + interval '1 month')::date OFFSET 0) of_month
    UNION ALL
    SELECT counted.*
    FROM stale CROSS JOIN LATERAL (
      SELECT s.municipality_id, s.group_id, s.status, s.valid_until, -s.count FROM report_standing s
      WHERE s.municipality_id = stale.municipality_id AND s.valid_until = stale.valid_until OFFSET 0) counted
    UNION ALL
    SELECT changed.*
    FROM stale CROSS JOIN LATERAL (
      SELECT c.municipality_id, c.group_id, c.status, c.valid_until, 1 FROM certificate c
      WHERE c.municipality_id = stale.municipality_id AND c.valid_until = stale.valid_until OFFSET 0) changed`;
}

export function sumOf<Row extends Counted>(rows: readonly Row[], wanted: (row: Row) => boolean): number {
  return rows.reduce((sum, row) => (wanted(row) ? sum + row.count : sum), 0);
}
