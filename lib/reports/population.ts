import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';

/** The children of 5 to 17 of each municipality: of this year, or of the last year before it that is known. */
export async function loadPopulation(
  ids: readonly string[],
): Promise<Map<string, { year: number; children: number }>> {
  const rows = await database().$queryRaw<{ id: string; year: number; children: number }[]>`
    SELECT DISTINCT ON (municipality_id) municipality_id::text AS id, year, children
    FROM municipality_population
    WHERE municipality_id = ANY(${[...ids]}::uuid[]) AND year <= ${today().year}
    ORDER BY municipality_id, year DESC, version DESC`;
  return new Map(rows.map(({ id, year, children }) => [id, { year, children }]));
}
