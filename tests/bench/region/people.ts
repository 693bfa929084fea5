import { Client } from 'pg';
import { seededLogins, seededStaff } from '@/tests/load/seeded-families';

type SignIn = { login: string; accountId: string; grantId: string };

export type Parent = SignIn & {
  personId: string;
  /** A child with a certificate, and the newest of its certificates. */
  childId: string;
  childSurname: string;
  certificateId: string;
  certificateNumber: string;
  certificateStatus: string;
  municipalityId: string;
};

export type StaffOf = SignIn & { institutionId: string | null; municipalityId: string | null };

export type RegionPeople = {
  /** Families whose child under 18 has a certificate, from all over the region. */
  parents: Parent[];
  /** Families with a child for which nothing has been begun: ready to enter a document and apply. */
  beginners: (SignIn & { personId: string; childId: string })[];
  operators: StaffOf[];
  issuers: StaffOf[];
  municipalAdmins: StaffOf[];
  regionalAdmins: StaffOf[];
};

const parentsAtMost = 5000;

/** Some people of every kind, in an order of no meaning that is always the same; none of a town that a run has put there. */
export async function readPeople(databaseUrl: string): Promise<RegionPeople> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const staff = async (role: string) =>
      (
        await client.query<StaffOf>(
          `SELECT a.login, a.id AS "accountId", g.id AS "grantId", g.institution_id AS "institutionId",
            coalesce(g.municipality_id, i.municipality_id) AS "municipalityId"
           FROM account_grant g JOIN account a ON a.id = g.account_id LEFT JOIN institution i ON i.id = g.institution_id
           WHERE g.role = $1::role AND g.ended_at IS NULL AND NOT starts_with(a.login, $2) ORDER BY md5(a.login)`,
          [role, seededStaff],
        )
      ).rows;
    return {
      parents: (await client.query<Parent>(parents, [parentsAtMost, seededLogins])).rows,
      beginners: (
        await client.query<RegionPeople['beginners'][number]>(beginners, [parentsAtMost, seededLogins])
      ).rows,
      operators: await staff('operator'),
      issuers: await staff('login_issuer'),
      municipalAdmins: await staff('municipal_admin'),
      regionalAdmins: await staff('regional_admin'),
    };
  } finally {
    await client.end();
  }
}

/**
 * So many of the numbers of applications: they are spread over the whole region. By their hash: who has a certificate repeats
 * itself from number to number, and every hundredth might have none.
 */
const oneOfMany = `hashint8(a.number / 4) % greatest((SELECT max(number) / 4 FROM application) / ($1::int * 2), 1) = 0`;

const parents = `
  SELECT ac.login, ac.id AS "accountId", gr.id AS "grantId", p.id AS "personId", c.child_id AS "childId",
    kid.surname AS "childSurname", c.id AS "certificateId", c.number AS "certificateNumber",
    c.status::text AS "certificateStatus", c.municipality_id AS "municipalityId"
  FROM application a JOIN certificate c ON c.application_id = a.id JOIN person kid ON kid.id = c.child_id
    JOIN person p ON p.id = a.applicant_id JOIN account ac ON ac.person_id = p.id
    JOIN account_grant gr ON gr.account_id = ac.id AND gr.role = 'parent'
  WHERE ${oneOfMany} AND c.valid_until > current_date + 1
    AND NOT EXISTS (SELECT FROM certificate n WHERE n.previous_certificate_id = c.id)
    AND NOT starts_with(ac.login, $2)
  ORDER BY md5(ac.login) LIMIT $1`;

const beginners = `
  SELECT ac.login, ac.id AS "accountId", gr.id AS "grantId", p.id AS "personId", ch.person_id AS "childId"
  FROM (SELECT * FROM child WHERE municipality_id IS NOT NULL LIMIT $1 * 20) ch
    JOIN person kid ON kid.id = ch.person_id JOIN guardianship t ON t.child_id = ch.person_id AND t.ended_at IS NULL
    JOIN person p ON p.id = t.guardian_id JOIN account ac ON ac.person_id = p.id
    JOIN account_grant gr ON gr.account_id = ac.id AND gr.role = 'parent'
  WHERE kid.birth_date BETWEEN current_date - interval '17 years' AND current_date - interval '6 years'
    AND NOT EXISTS (SELECT FROM application a WHERE a.child_id = ch.person_id)
    AND NOT EXISTS (SELECT FROM identity_document d WHERE d.person_id = ch.person_id)
    AND NOT starts_with(ac.login, $2)
  ORDER BY md5(ac.login) LIMIT $1`;
