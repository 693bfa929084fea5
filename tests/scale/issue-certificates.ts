import { database } from '@/lib/platform/database';

type Where = { municipalityId: string; code: string; groupId: string };
type Operator = { accountId: string; institutionId: string };

/**
 * Certificates for four in five of the children that have none, as rows and past the verbs: how a certificate comes about is
 * not what is measured here. They are spread over 400 days, and three in five of them are activated.
 */
export async function issueCertificates(
  { municipalityId, code, groupId }: Where,
  operator: Operator,
): Promise<void> {
  const spread = (id: string) => `('x' || right(replace(${id}::text, '-', ''), 7))::bit(28)::int`;
  const n = spread('ch.person_id');
  const born = `now() - (${n} % 400 + 1) * interval '1 day' - (${n} % 24) * interval '1 hour'`;
  const here = `ch.municipality_id = '${municipalityId}'`;
  const fresh = `NOT EXISTS (SELECT FROM certificate c WHERE c.application_id = a.id)`;
  const number = `'42${code}' || lpad(a.number::text, 6, '0')`;
  const ofChildren = `FROM application a JOIN child ch ON ch.person_id = a.child_id AND ${here}
    JOIN person p ON p.id = ch.person_id WHERE ${fresh}`;
  const statements = [
    'ANALYZE',
    `INSERT INTO identity_document (id, person_id, kind, number_sealed, number_index)
      SELECT ch.person_id, ch.person_id, 'birth_certificate', '\\x00', sha256(convert_to(ch.person_id::text, 'UTF8'))
      FROM child ch WHERE ${here} AND NOT EXISTS (SELECT FROM identity_document d WHERE d.person_id = ch.person_id)`,
    `INSERT INTO application (id, child_id, applicant_id, status, created_at, closed_at)
      SELECT ch.person_id, ch.person_id, g.guardian_id, 'certificate_issued', ${born}, now() + interval '1 second'
      FROM child ch JOIN guardianship g ON g.child_id = ch.person_id
      WHERE ${here} AND ${n} % 5 <> 0
        AND NOT EXISTS (SELECT FROM application a WHERE a.child_id = ch.person_id)`,
    `INSERT INTO certificate_number (number, municipality_id) SELECT ${number}, '${municipalityId}' ${ofChildren}`,
    `INSERT INTO certificate (id, number, child_id, municipality_id, application_id, group_id, document_id, valid_until, created_at)
      SELECT a.id, ${number}, a.child_id, '${municipalityId}', a.id, '${groupId}', a.child_id,
        (p.birth_date + interval '18 years')::date, a.created_at ${ofChildren}`,
    `INSERT INTO paper (id, certificate_id, version, code, content_sealed)
      SELECT c.id, c.id, 1, '7' || lpad(a.number::text, 11, '0'), '\\x00'
      FROM certificate c JOIN application a ON a.id = c.application_id
      WHERE NOT EXISTS (SELECT FROM paper WHERE paper.certificate_id = c.id)`,
    `UPDATE certificate SET status = 'active', activated_by_id = '${operator.accountId}',
      activated_at = created_at + (${spread('id')} % 15) * interval '13 hours',
      activated_at_institution_id = '${operator.institutionId}'
      WHERE municipality_id = '${municipalityId}' AND status = 'not_activated' AND ${spread('id')} % 7 < 4`,
    'ANALYZE',
  ];
  await database().$transaction(
    async (tx) => {
      for (const statement of statements) await tx.$executeRawUnsafe(statement);
    },
    { maxWait: 60_000, timeout: 3_600_000 },
  );
}
