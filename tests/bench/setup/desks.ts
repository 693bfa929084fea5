import { onDatabase } from '@/lib/local/database-check';
import { seededStaff } from '@/tests/load/seeded-families';

export type Desk = {
  login: string;
  municipalityId: string;
  /** The beginning of surnames of which there are many in the municipality: the search finds a list. */
  surnames: string;
};

/**
 * Operators who serve everybody in their municipality: those with the most certificates come first. Those of a town that an
 * earlier run has put into a big region have passwords of their own.
 */
export async function openDesks(databaseUrl: string): Promise<Desk[]> {
  return onDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<Desk>(
      `with counted as (
         select c.municipality_id, left(p.surname, 3) as surnames, count(*) as children
         from certificate c join person p on p.id = c.child_id group by 1, 2),
       most as (
         select distinct on (municipality_id) municipality_id, surnames, children
         from counted where children <= 200 order by municipality_id, children desc, surnames)
       select a.login, i.municipality_id as "municipalityId", m.surnames
       from account_grant g
       join account a on a.id = g.account_id
       join institution i on i.id = g.institution_id
       join most m on m.municipality_id = i.municipality_id
       where g.role = 'operator' and g.ended_at is null and not starts_with(a.login, $1) and exists (
         select from institution_right r where r.institution_id = i.id and r.kind = 'accepts_applications'
           and r.audience = 'everybody' and r.valid_from <= current_date and r.valid_to is null)
       order by m.children desc, a.login`,
      [seededStaff],
    );
    if (rows.length === 0) throw new Error('В регионе нет специалистов, которые принимают всех');
    return rows;
  });
}
