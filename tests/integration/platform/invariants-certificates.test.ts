import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  certificateStatuses,
  certificateTransitions,
  type CertificateStatus,
} from '@/lib/domain/certificate-status';
import { database } from '@/lib/platform/database';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import {
  givenApplication,
  givenCertificate,
  givenChild,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';

let municipalityId: string;
let operator: Awaited<ReturnType<typeof givenStaff<'operator'>>>;

beforeAll(async () => {
  municipalityId = (await givenMunicipality()).id;
  operator = await givenStaff({ role: 'operator', municipalityId });
});

const { sql } = Prisma;
const run = (statement: Prisma.Sql) => database().$executeRaw(statement);

async function expectRefused(rule: string, statement: Prisma.Sql): Promise<void> {
  await expect(run(statement)).rejects.toThrow(rule);
}

async function givenOne(status?: CertificateStatus) {
  const parent = await givenParent();
  const child = await givenChild({ parent, municipalityId, document: true });
  return { parent, ...child, ...(await givenCertificate({ childId: child.childId, status })) };
}

describe('the number', () => {
  test('is ten digits and given once', async () => {
    const { number } = await givenOne();
    const give = (text: string) => sql`
      insert into certificate_number (number, municipality_id) values (${text}, ${municipalityId}::uuid)`;
    await expectRefused('certificate_number_digits', give('42O7000001'));
    await expectRefused('certificate_number_digits', give('420700001'));
    await expectRefused('certificate_number_pkey', give(number));
  });

  test('is neither changed, nor deleted, nor swept away', async () => {
    const { number } = await givenOne();
    const free = `42${number.slice(2, 4)}${number.slice(4) === '000000' ? '000001' : '000000'}`;
    await expectRefused(
      'not allowed',
      sql`update certificate_number set number = ${free} where number = ${number}`,
    );
    await expectRefused(
      'not allowed',
      sql`update certificate_number set given_at = now() where number = ${number}`,
    );
    await expectRefused('not allowed', sql`delete from certificate_number where number = ${number}`);
    await expectRefused('not allowed', sql`truncate certificate_number cascade`);
    await database().certificateNumber.create({ data: { number: free, municipalityId } });
    await expectRefused(
      'keeps its number',
      sql`update certificate set number = ${free} where number = ${number}`,
    );
  });
});

describe('the certificate', () => {
  /** A second certificate of the child, as some careless statement would write it. */
  async function secondFor(
    { childId, documentId, groupId }: Awaited<ReturnType<typeof givenOne>>,
    changes: Record<string, string> = {},
  ) {
    const { applicationId } = await givenApplication({
      childId,
      applicantId: childId,
      status: 'certificate_issued',
    });
    const number = `42${String(Date.now()).slice(-8)}`;
    await database().certificateNumber.create({ data: { number, municipalityId } });
    const row = { childId, documentId, groupId, applicationId, number, municipalityId, ...changes };
    return sql`
      insert into certificate (id, number, child_id, municipality_id, application_id, group_id, document_id, valid_until)
      values (${randomUUID()}::uuid, ${row.number}, ${row.childId}::uuid, ${row.municipalityId}::uuid,
        ${row.applicationId}::uuid, ${row.groupId}::uuid, ${row.documentId}::uuid, '2199-01-01')`;
  }

  test.each(Object.keys(certificateStatuses) as CertificateStatus[])(
    'beside one that is %s',
    async (status) => {
      const second = await secondFor(await givenOne(status));
      if (certificateStatuses[status].live) await expectRefused('certificate_live', second);
      else expect(await run(second)).toBe(1);
    },
  );

  test('belongs together with its application and its document', async () => {
    const mine = await givenOne('terminated');
    const other = await givenOne('terminated');
    const alien = await givenApplication({
      childId: other.childId,
      applicantId: other.childId,
      status: 'certificate_issued',
    });
    await expectRefused(
      'of a certificate differ',
      await secondFor(mine, { applicationId: alien.applicationId }),
    );
    await expectRefused('of a certificate differ', await secondFor(mine, { documentId: other.documentId }));
  });

  test('has an activation exactly when its status says so, and a reason exactly when it is terminated', async () => {
    const { certificateId } = await givenOne();
    const set = (what: Prisma.Sql) => sql`update certificate set ${what} where id = ${certificateId}::uuid`;
    await expectRefused('certificate_activation', set(sql`status = 'active'`));
    await expectRefused('certificate_activation', set(sql`activated_at = now()`));
    await expectRefused('certificate_termination', set(sql`status = 'terminated'`));
    await expectRefused('certificate_termination', set(sql`termination_reason = 'death'`));
    const activation = sql`activated_by_id = ${operator.accountId}::uuid, activated_at_institution_id = ${operator.actor.institutionId}::uuid`;
    await expectRefused(
      'certificate_activation',
      set(sql`status = 'active', ${activation}, activated_at = created_at - interval '1 day'`),
    );
    await run(set(sql`status = 'active', ${activation}, activated_at = created_at`));
  });
});

describe('the way of the status', () => {
  const statuses = Object.keys(certificateStatuses) as CertificateStatus[];
  const allowed = new Set(
    Object.values(certificateTransitions).flatMap(({ from, to }) =>
      from.map((status) => `${status} → ${to}`),
    ),
  );
  const ways = statuses.flatMap((from) =>
    statuses.filter((to) => to !== from).map((to) => [from, to] as const),
  );

  test.each(ways)('%s → %s', async (from, to) => {
    const { certificateId } = await givenOne(from);
    const active = to === 'active' || to === 'suspended';
    const keeps = active || to === 'terminated' || to === 'expired';
    const activation =
      active || (keeps && (from === 'active' || from === 'suspended'))
        ? sql`activated_at = created_at, activated_by_id = ${operator.accountId}::uuid, activated_at_institution_id = ${operator.actor.institutionId}::uuid`
        : sql`activated_at = null, activated_by_id = null, activated_at_institution_id = null`;
    const reason = to === 'terminated' ? sql`'own_request'::termination_reason` : sql`null`;
    const statement = sql`update certificate set status = ${to}::certificate_status, ${activation}, termination_reason = ${reason} where id = ${certificateId}::uuid`;
    if (allowed.has(`${from} → ${to}`)) expect(await run(statement)).toBe(1);
    else await expectRefused(`a certificate cannot go from ${from} to ${to}`, statement);
  });
});

describe('the application', () => {
  test('a child has one that is open', async () => {
    const parent = await givenParent();
    const { childId } = await givenChild({ parent, municipalityId });
    await givenApplication({ childId, applicantId: parent.personId, status: 'confirmed' });
    await expectRefused(
      'application_open',
      sql`
      insert into application (id, child_id, applicant_id) values (gen_random_uuid(), ${childId}::uuid, ${parent.personId}::uuid)`,
    );
    await givenApplication({ childId, applicantId: parent.personId, status: 'cancelled' });
  });

  test('its times agree with its status, its number is not used twice', async () => {
    const parent = await givenParent();
    const { childId } = await givenChild({ parent, municipalityId });
    const { applicationId, number } = await givenApplication({ childId, applicantId: parent.personId });
    const set = (what: Prisma.Sql) => sql`update application set ${what} where id = ${applicationId}::uuid`;
    await expectRefused('application_times', set(sql`status = 'confirmed'`));
    await expectRefused('application_times', set(sql`status = 'cancelled'`));
    await expectRefused('application_times', set(sql`confirmed_at = now()`));
    await expectRefused(
      'application_times',
      set(sql`status = 'lapsed', closed_at = created_at - interval '1 minute'`),
    );
    const other = await givenChild({ parent, municipalityId });
    await expectRefused(
      'application_number_key',
      sql`
      insert into application (id, number, child_id, applicant_id)
      values (gen_random_uuid(), ${number}, ${other.childId}::uuid, ${parent.personId}::uuid)`,
    );
  });

  test('one link is in force, and a link is used or void, not both', async () => {
    const parent = await givenParent();
    const { childId } = await givenChild({ parent, municipalityId });
    const { applicationId } = await givenApplication({ childId, applicantId: parent.personId });
    const link = (hash: Buffer) => sql`
      insert into email_confirmation (id, application_id, email, token_hash)
      values (gen_random_uuid(), ${applicationId}::uuid, 'a@example.ru', ${hash})`;
    await expectRefused('email_confirmation_in_force', link(randomBytes(32)));
    await expectRefused('email_confirmation_hash', link(randomBytes(16)));
    await expectRefused(
      'email_confirmation_single_use',
      sql`
      update email_confirmation set used_at = now(), voided_at = now() where application_id = ${applicationId}::uuid`,
    );
  });
});

describe('groups and money', () => {
  const group = (facts: Prisma.Sql) => sql`
    insert into certificate_group (id, municipality_id, title, kind, yearly_amount, places, min_age, max_age)
    values (gen_random_uuid(), ${municipalityId}::uuid, 'пробная', ${facts})`;

  test.each([
    ['certificate_group_money', sql`'funded', null, null, 5, 17`],
    ['certificate_group_money', sql`'funded', 0, null, 5, 17`],
    ['certificate_group_money', sql`'funded', 100, 0, 5, 17`],
    ['certificate_group_money', sql`'accounting', 100, null, 5, 17`],
    ['certificate_group_money', sql`'accounting', null, 3, 5, 17`],
    ['certificate_group_ages', sql`'accounting', null, null, 4, 17`],
    ['certificate_group_ages', sql`'accounting', null, null, 5, 18`],
    ['certificate_group_ages', sql`'accounting', null, null, 10, 9`],
  ])('%s', async (rule, facts) => {
    await expectRefused(rule, group(facts));
  });

  test('one year of a certificate', async () => {
    const { certificateId } = await givenOne();
    const year = (amount: number) => sql`
      insert into funding_year (id, certificate_id, year, amount) values (gen_random_uuid(), ${certificateId}::uuid, 2026, ${amount})`;
    await expectRefused('funding_year_sane', year(-1));
    await run(year(100));
    await expectRefused('funding_year_certificate_id_year_key', year(100));
  });
});

describe('the audit', () => {
  test('only grows', async () => {
    await run(
      sql`insert into audit_entry (event, subject_kind, subject_id) values ('signed_in', 'account', gen_random_uuid())`,
    );
    await expectRefused('not allowed', sql`update audit_entry set event = 'signed_out'`);
    await expectRefused('not allowed', sql`delete from audit_entry`);
    await expectRefused('not allowed', sql`truncate audit_entry cascade`);
  });
});
