import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';

/**
 * The worker's job: puts the name of the day into the row of each municipality, from which pages and letters read it.
 * Papers ask for the name of their day themselves.
 */
export async function applyMunicipalityNames(): Promise<void> {
  await database().$executeRaw`
    UPDATE municipality m SET short_name = n.short_name, full_name = n.full_name
    FROM (SELECT DISTINCT ON (municipality_id) municipality_id, short_name, full_name
      FROM municipality_name WHERE effective_from <= ${today().toString()}::date
      ORDER BY municipality_id, effective_from DESC, set_at DESC, id DESC) n
    WHERE n.municipality_id = m.id AND (m.short_name, m.full_name) <> (n.short_name, n.full_name)`;
}
