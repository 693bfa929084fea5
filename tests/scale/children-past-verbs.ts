import { database } from '@/lib/platform/database';

type Part = { municipalityId: string; from: number; to: number };

/**
 * Children with a guardian each as rows, past the verbs: what fills the register where fewer are loaded than it is to hold.
 * They are spread over the schools of the municipality; every fiftieth is Иванова.
 */
export async function childrenPastVerbs({ municipalityId, from, to }: Part): Promise<void> {
  if (from >= to) return;
  const crowd = `(SELECT n, ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid AS child,
    ('00000000-0000-4000-9000-' || lpad(n::text, 12, '0'))::uuid AS parent FROM generate_series(${from}, ${to - 1}) n) one`;
  const syllables = (seed: string, letters: number) =>
    `initcap(translate(substr(md5('${seed}' || n::text), 1, ${letters}), '0123456789abcdef', 'бвгдеиклмнопрсту'))`;
  const people = (id: string, born: string) => `
    INSERT INTO person (id, surname, given_name, name_key, birth_date)
    SELECT ${id}, surname, given_name, lower(surname || given_name), ${born} FROM (
      SELECT *, CASE WHEN n % 50 = 0 THEN 'Иванова' ELSE ${syllables('s', 8)} END AS surname,
        ${syllables('g', 6)} AS given_name FROM ${crowd}) named`;
  const statements = [
    people('child', `current_date - (6 * 365 + n % 4000)`),
    people('parent', `current_date - (35 * 365 + n % 4000)`),
    `INSERT INTO child (person_id, municipality_id, institution_id)
      SELECT child, '${municipalityId}', schools.ids[1 + n % cardinality(schools.ids)]
      FROM ${crowd}, (SELECT array_agg(id ORDER BY id) AS ids FROM institution
        WHERE municipality_id = '${municipalityId}' AND kind = 'school') schools`,
    `INSERT INTO guardianship (id, guardian_id, child_id) SELECT gen_random_uuid(), parent, child FROM ${crowd}`,
  ];
  await database().$transaction(
    async (tx) => {
      for (const statement of statements) await tx.$executeRawUnsafe(statement);
    },
    { maxWait: 60_000, timeout: 3_600_000 },
  );
}
