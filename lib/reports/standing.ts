import { certificateStatuses, isLive, type CertificateStatus } from '@/lib/domain/certificate-status';
import { endAge } from '@/lib/domain/eligibility';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { idsOf, type ReportPlace } from './place';
import type { ReportSection } from './section';

export type StandingRow = {
  municipalityId: string;
  groupId: string;
  /** Full years today; 18 and more: the certificate has ended by itself. */
  age: number;
  /** As it holds today. */
  status: CertificateStatus;
  count: number;
};

/** Certificates as they stand today: on the 18th birthday a live one counts as expired, whatever is written in its row. */
export async function loadStanding(place: ReportPlace): Promise<StandingRow[]> {
  // What ends after the n-th of these days has more than n years to go: searched for in a list, a million rows are quick.
  const borders = Array.from({ length: endAge }, (_, years) =>
    today().add({ years }).add({ days: 1 }).toString(),
  );
  const rows = await database().$queryRaw<(Omit<StandingRow, 'status'> & { status: CertificateStatus })[]>`
    SELECT municipality_id::text AS "municipalityId", group_id::text AS "groupId", status::text AS status,
      ${endAge}::int - years AS age, count
    FROM (
      SELECT municipality_id, group_id, status, width_bucket(valid_until, ${borders}::date[]) AS years, sum(count)::int AS count
      FROM report_standing WHERE municipality_id = ANY(${idsOf(place)}::uuid[])
      GROUP BY 1, 2, 3, 4) counted`;
  return rows.map((row) => ({
    ...row,
    status: row.age >= endAge && isLive(row.status) ? 'expired' : row.status,
  }));
}

export function sumOf(rows: readonly StandingRow[], wanted: (row: StandingRow) => boolean): number {
  return rows.reduce((sum, row) => (wanted(row) ? sum + row.count : sum), 0);
}

export function statusSection(standing: readonly StandingRow[]): ReportSection {
  return {
    key: 'status',
    title: 'Сертификаты по статусам',
    lead: 'Все сертификаты, как они числятся сегодня.',
    head: 'Статус',
    columns: ['Сертификатов'],
    rows: Object.entries(certificateStatuses).map(([status, { title }]) => ({
      label: title,
      values: [sumOf(standing, (row) => row.status === status)],
    })),
    chart: 'bars',
  };
}

const ages = Array.from({ length: 13 }, (_, at) => at + 5);

export function ageSection(standing: readonly StandingRow[]): ReportSection {
  return {
    key: 'age',
    title: 'Сертификаты по возрасту детей',
    lead: 'Действующие сертификаты: сколько полных лет ребёнку сегодня.',
    head: 'Возраст, полных лет',
    columns: ['Действующих', 'Из них активированы'],
    rows: ages.map((age) => ({
      label: String(age),
      values: [
        sumOf(standing, (row) => row.age === age && isLive(row.status)),
        sumOf(standing, (row) => row.age === age && row.status === 'active'),
      ],
    })),
    chart: 'bars',
  };
}
