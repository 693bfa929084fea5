import { isLive, type CertificateStatus } from '@/lib/domain/certificate-status';
import { endAge } from '@/lib/domain/eligibility';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';

export type StandingRow = {
  municipalityId: string;
  groupId: string;
  /** Full years today; 18 and more: the certificate has ended by itself. */
  age: number;
  /** As it holds today. */
  status: CertificateStatus;
  count: number;
};

/**
 * Certificates of these municipalities as they stand now: on the 18th birthday a live one counts as expired, whatever is
 * written in its row. Summed up from what the worker has counted; birthdays with a change since then are counted here, from
 * the certificates themselves.
 *
 * @param youngest full years; younger ones are counted with it
 */
export async function loadStanding(
  municipalityIds: readonly string[],
  youngest: number,
): Promise<StandingRow[]> {
  // What ends after the n-th of these days has more than n years to go: searched for in a list, a million rows are quick.
  const borders = Array.from({ length: endAge - youngest }, (_, years) =>
    today().add({ years }).add({ days: 1 }),
  );
  const days = borders.map(String);
  const cutMonths = borders.map((day) => day.with({ day: 1 }).toString());
  const rows = await database().$queryRaw<StandingRow[]>`
    WITH stale AS MATERIALIZED (
      SELECT DISTINCT municipality_id, valid_until FROM report_stale
      WHERE valid_until IS NOT NULL AND municipality_id = ANY(${municipalityIds}::uuid[])
    ), part AS (
      SELECT municipality_id, group_id, status, month AS day, count
      FROM report_standing_month
      WHERE municipality_id = ANY(${municipalityIds}::uuid[]) AND month <> ALL(${cutMonths}::date[])
      UNION ALL
      -- A month in which an age begins is told apart by its days.
      SELECT of_month.*
      FROM unnest(${cutMonths}::date[]) cut (month) CROSS JOIN LATERAL (
        SELECT municipality_id, group_id, status, valid_until, count FROM report_standing
        WHERE municipality_id = ANY(${municipalityIds}::uuid[])
          AND valid_until >= cut.month AND valid_until < (cut.month + interval '1 month')::date OFFSET 0) of_month
      UNION ALL
      SELECT municipality_id, group_id, status, valid_until, -count
      FROM stale JOIN report_standing USING (municipality_id, valid_until)
      UNION ALL
      -- OFFSET 0: by the index, birthday after birthday, however many PostgreSQL takes them for.
      SELECT changed.*
      FROM stale CROSS JOIN LATERAL (
        SELECT c.municipality_id, c.group_id, c.status, c.valid_until, 1 FROM certificate c
        WHERE c.municipality_id = stale.municipality_id AND c.valid_until = stale.valid_until OFFSET 0) changed
    )
    SELECT municipality_id::text AS "municipalityId", group_id::text AS "groupId", status::text AS status,
      ${endAge}::int - years AS age, count
    FROM (
      SELECT municipality_id, group_id, status, width_bucket(day, ${days}::date[]) AS years, sum(count)::int AS count
      FROM part GROUP BY 1, 2, 3, 4) counted
    WHERE count > 0`;
  return rows.map((row) => ({
    ...row,
    status: row.age >= endAge && isLive(row.status) ? 'expired' : row.status,
  }));
}

export function sumOf(rows: readonly StandingRow[], wanted: (row: StandingRow) => boolean): number {
  return rows.reduce((sum, row) => (wanted(row) ? sum + row.count : sum), 0);
}
