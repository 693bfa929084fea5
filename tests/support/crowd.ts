import { database } from '@/lib/platform/database';

type Crowd = { municipalityId: string; code: string; groupId: string; size: number };

/**
 * A whole register at once, made inside the database: children with a guardian, СНИЛС and document each, an application
 * of every one, and of four in five a certificate with its paper. Names are of a few syllables, every fiftieth is Иванова.
 */
export async function givenCrowd({ municipalityId, code, groupId, size }: Crowd): Promise<void> {
  const crowd = `SELECT n, ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid AS child,
      ('00000000-0000-4000-9000-' || lpad(n::text, 12, '0'))::uuid AS parent
    FROM generate_series(1, ${size}) n`;
  const syllables = (seed: string, letters: number) =>
    `initcap(translate(substr(md5(${seed} || n::text), 1, ${letters}), '0123456789abcdef', 'бвгдеиклмнопрсту'))`;
  const surname = `CASE WHEN n % 50 = 0 THEN 'Иванова' ELSE ${syllables("'s'", 8)} END`;
  const people = (id: string, birth: string) => `
    INSERT INTO person (id, surname, given_name, name_key, birth_date, snils_sealed, snils_index)
    SELECT ${id}, surname, given_name, lower(surname || given_name), ${birth},
      '\\x00', sha256(convert_to('${id}' || n, 'UTF8'))
    FROM (SELECT *, ${surname} AS surname, ${syllables("'g'", 6)} AS given_name FROM (${crowd}) one) named`;
  const certified = `(${crowd}) one WHERE n % 5 <> 0`;
  const statements = [
    people('child', `current_date - (6 * 365 + n % 4000)`),
    people('parent', `current_date - (35 * 365 + n % 4000)`),
    `INSERT INTO child (person_id, municipality_id, unattached)
      SELECT child, '${municipalityId}', true FROM (${crowd}) one`,
    `INSERT INTO guardianship (id, guardian_id, child_id)
      SELECT gen_random_uuid(), parent, child FROM (${crowd}) one`,
    `INSERT INTO identity_document (id, person_id, kind, number_sealed, number_index)
      SELECT child, child, 'birth_certificate', '\\x00', sha256(convert_to(n::text, 'UTF8')) FROM (${crowd}) one`,
    `INSERT INTO application (id, child_id, applicant_id, status, closed_at)
      SELECT child, child, parent, 'certificate_issued', now() + interval '1 second' FROM ${certified}`,
    `INSERT INTO certificate_number (number, municipality_id)
      SELECT '42${code}' || lpad((n * 37)::text, 6, '0'), '${municipalityId}' FROM ${certified}`,
    `INSERT INTO certificate (id, number, child_id, municipality_id, application_id, group_id, document_id, valid_until)
      SELECT child, '42${code}' || lpad((n * 37)::text, 6, '0'), child, '${municipalityId}', child,
        '${groupId}', child, current_date + 1000
      FROM ${certified}`,
    `INSERT INTO paper (id, certificate_id, version, code, content_sealed)
      SELECT child, child, 1, '7' || lpad(n::text, 11, '0'), '\\x00' FROM ${certified}`,
  ];
  for (const statement of statements) await database().$executeRawUnsafe(statement);
  await database().$executeRawUnsafe('ANALYZE');
}
