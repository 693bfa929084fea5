import { beforeAll, expect, test } from 'vitest';
import { database } from '@/lib/platform/database';
import { countUpTo, listIds } from '@/lib/register/list-ids';
import { searchCondition } from '@/lib/register/search-condition';
import { givenCrowd } from '@/tests/support/crowd';
import { givenGroup, givenMunicipality } from '@/tests/support/given';

let municipalityId: string;

beforeAll(async () => {
  const municipality = await givenMunicipality();
  municipalityId = municipality.id;
  const { id: groupId } = await givenGroup({ municipalityId });
  await givenCrowd({ municipalityId, code: municipality.code, groupId, size: 2600 });
  // More children of one surname than a condition names one by one, and some of another.
  await database().$executeRaw`
    UPDATE person SET surname = 'Кузнецова', name_key = 'кузнецова' || lower(given_name)
    WHERE id IN (SELECT person_id FROM child ORDER BY person_id LIMIT 2100)`;
  await database().$executeRaw`
    UPDATE person SET surname = 'Орлова', name_key = 'орлова' || lower(given_name)
    WHERE id IN (SELECT person_id FROM child ORDER BY person_id OFFSET 2100 LIMIT 30)`;
}, 120_000);

test.each(['Кузнецова', 'Орлова'])(
  '%s is found by whoever lists the municipality or the region',
  async (surname) => {
    const [row] = await database().$queryRaw<{ children: number; certificates: number }[]>`
      SELECT count(*)::int AS children, count(c.id)::int AS certificates
      FROM child ch JOIN person p ON p.id = ch.person_id LEFT JOIN certificate c ON c.child_id = ch.person_id
      WHERE p.surname = ${surname}`;
    // One surname of more children than are named in a condition, one of fewer.
    expect((row?.children ?? 0) > 2000).toBe(surname === 'Кузнецова');
    const expected = row?.certificates ?? 0;
    expect(expected).toBeGreaterThan(20);
    for (const place of [municipalityId, null]) {
      const where = await searchCondition(surname, place);
      expect(await countUpTo(where)).toBe(expected);
      const ids = await listIds({ municipalityId: place }, where, { sort: 'name', after: null, limit: 51 });
      const rows = await database().certificate.findMany({
        where: { id: { in: ids } },
        select: { child: { select: { person: { select: { surname: true } } } } },
      });
      expect(rows).toHaveLength(Math.min(51, expected));
      expect(new Set(rows.map(({ child }) => child.person.surname))).toEqual(new Set([surname]));
    }
  },
);
