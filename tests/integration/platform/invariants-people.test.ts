import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '@/lib/platform/database';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import {
  givenChild,
  givenInstitution,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';

let municipalityId: string;
let institutionId: string;
let parent: Awaited<ReturnType<typeof givenParent>>;
let operator: Awaited<ReturnType<typeof givenStaff<'operator'>>>;
let childId: string;
let siblingId: string;

beforeAll(async () => {
  municipalityId = (await givenMunicipality()).id;
  institutionId = (await givenInstitution({ municipalityId, accepts: 'everybody' })).id;
  parent = await givenParent();
  operator = await givenStaff({ role: 'operator', municipalityId });
  const facts = { parent, municipalityId, document: true };
  childId = (await givenChild(facts)).childId;
  siblingId = (await givenChild(facts)).childId;
});

const run = (sql: Prisma.Sql) => database().$executeRaw(sql);

/** Whoever writes to the database, past all verbs: `rule` is what the database names in its refusal. */
async function expectRefused(rule: string, sql: Prisma.Sql): Promise<void> {
  await expect(run(sql)).rejects.toThrow(rule);
}

const { sql } = Prisma;

describe('accounts', () => {
  test('a login is small letters without spaces, and one person’s', async () => {
    for (const login of ['Mama', 'ма ма', '']) {
      await expectRefused(
        'account_login_lower_case',
        sql`
        insert into account (id, login, password_hash) values (gen_random_uuid(), ${login}, 'x')`,
      );
    }
    await expectRefused(
      'account_login_key',
      sql`
      insert into account (id, login, password_hash) values (gen_random_uuid(), ${parent.login}, 'x')`,
    );
  });

  test.each([
    ['operator', 'municipality_id'],
    ['login_issuer', null],
    ['municipal_admin', 'institution_id'],
    ['parent', 'institution_id'],
    ['regional_admin', 'municipality_id'],
  ])('a %s holds for the place of that role and not for %s', async (role, column) => {
    const place = { institution_id: institutionId, municipality_id: municipalityId };
    const value = column === 'institution_id' ? place.institution_id : place.municipality_id;
    const columns = column ? Prisma.raw(`, ${column}`) : Prisma.empty;
    const values = column ? sql`, ${value}::uuid` : Prisma.empty;
    await expectRefused(
      'account_grant_place',
      sql`
      insert into account_grant (id, account_id, role ${columns})
      values (gen_random_uuid(), ${parent.accountId}::uuid, ${role}::role ${values})`,
    );
  });

  test('the same right is not given twice, a session does not end before it begins', async () => {
    await expectRefused(
      'account_grant_live',
      sql`
      insert into account_grant (id, account_id, role) values (gen_random_uuid(), ${parent.accountId}::uuid, 'parent')`,
    );
    await expectRefused(
      'session_dates',
      sql`
      update session set expires_at = created_at - interval '1 second' where account_id = ${parent.accountId}::uuid`,
    );
  });
});

describe('people', () => {
  test('names are there, a birth date is of our time', async () => {
    await expectRefused('person_names', sql`update person set surname = '' where id = ${childId}::uuid`);
    await expectRefused('person_names', sql`update person set patronymic = '' where id = ${childId}::uuid`);
    await expectRefused(
      'person_birth_date',
      sql`update person set birth_date = '1899-12-31' where id = ${childId}::uuid`,
    );
  });

  test('a SNILS stands with its index and belongs to one person', async () => {
    await expectRefused(
      'person_snils_sealed_with_index',
      sql`
      update person set snils_index = null where id = ${childId}::uuid`,
    );
    await expectRefused(
      'person_snils_once',
      sql`
      update person set snils_index = (select snils_index from person where id = ${siblingId}::uuid)
      where id = ${childId}::uuid`,
    );
  });

  test('a child has a birth date and goes to one place or to none', async () => {
    const adult = await givenParent();
    await database().person.update({ where: { id: adult.personId }, data: { birthDate: null } });
    await expectRefused(
      'a child needs a birth date',
      sql`
      insert into child (person_id) values (${adult.personId}::uuid)`,
    );
    await expectRefused(
      'child_unattached_has_no_institution',
      sql`
      update child set unattached = true, institution_id = ${institutionId}::uuid where person_id = ${childId}::uuid`,
    );
  });

  test('nobody and nothing is deleted from under those who need it', async () => {
    await expectRefused('foreign key constraint', sql`delete from person where id = ${childId}::uuid`);
    await expectRefused(
      'foreign key constraint',
      sql`delete from account where id = ${operator.accountId}::uuid`,
    );
  });
});

describe('ties', () => {
  test('nobody is their own guardian, a pair has one live tie', async () => {
    await expectRefused(
      'guardianship_not_own',
      sql`
      insert into guardianship (id, guardian_id, child_id) values (gen_random_uuid(), ${childId}::uuid, ${childId}::uuid)`,
    );
    await expectRefused(
      'guardianship_live',
      sql`
      insert into guardianship (id, guardian_id, child_id)
      values (gen_random_uuid(), ${parent.personId}::uuid, ${childId}::uuid)`,
    );
  });

  test('proof has a name, an end has a ground and comes after the beginning', async () => {
    const mine = sql`where guardian_id = ${parent.personId}::uuid and child_id = ${childId}::uuid`;
    await expectRefused('guardianship_proof', sql`update guardianship set proven_at = now() ${mine}`);
    await expectRefused('guardianship_end', sql`update guardianship set ended_at = now() ${mine}`);
    await expectRefused(
      'guardianship_end',
      sql`
      update guardianship set end_ground = 'court', ended_at = created_at - interval '1 day' ${mine}`,
    );
  });

  test('a pair of possible duplicates is asked about once, in one order, and decided by somebody', async () => {
    const [smaller, larger] = [childId, siblingId].sort();
    const ask = (a: string | undefined, b: string | undefined) => sql`
      insert into duplicate_suspicion (id, child_a_id, child_b_id, alike)
      values (gen_random_uuid(), ${a}::uuid, ${b}::uuid, '{name}')`;
    await expectRefused('duplicate_suspicion_ordered', ask(larger, smaller));
    await run(ask(smaller, larger));
    await expectRefused('duplicate_suspicion_child_a_id_child_b_id_key', ask(smaller, larger));
    await expectRefused(
      'duplicate_suspicion_decided',
      sql`update duplicate_suspicion set decision = 'same_child'`,
    );
  });
});

describe('documents', () => {
  test('a document in force is one person’s, and the only one of its kind', async () => {
    const copy = (personId: string, index: Prisma.Sql) => sql`
      insert into identity_document (id, person_id, kind, number_sealed, number_index)
      select gen_random_uuid(), ${personId}::uuid, kind, number_sealed, ${index}
      from identity_document where person_id = ${childId}::uuid and superseded_at is null`;
    const adult = await givenParent({ complete: false });
    await expectRefused('identity_document_once', copy(adult.personId, sql`number_index`));
    await expectRefused('identity_document_kind_in_force', copy(childId, sql`${randomBytes(32)}`));
    await expectRefused('identity_document_index', copy(adult.personId, sql`${randomBytes(31)}`));
    await expectRefused(
      'identity_document_dates',
      sql`
      update identity_document set superseded_at = created_at - interval '1 day' where person_id = ${childId}::uuid`,
    );
  });
});

describe('institutions', () => {
  test('two rights of one kind never overlap, not by a day', async () => {
    const right = (from: string, to: string | null) => sql`
      insert into institution_right (id, institution_id, kind, audience, valid_from, valid_to)
      values (gen_random_uuid(), ${institutionId}::uuid, 'issues_logins', 'everybody', ${from}::date, ${to}::date)`;
    await run(right('2026-01-01', '2026-06-30'));
    await expectRefused('institution_right_not_twice', right('2026-06-30', null));
    await expectRefused('institution_right_not_twice', right('2020-01-01', null));
    await expectRefused('institution_right_dates', right('2027-01-02', '2027-01-01'));
    await run(right('2026-07-01', null));
  });

  test('hours lie inside a day and lunch inside the hours, closures end after they begin', async () => {
    const hours = (
      weekday: number,
      opens: number,
      closes: number,
      lunch: [number | null, number | null],
    ) => sql`
      insert into institution_hours (institution_id, weekday, opens_at, closes_at, lunch_from, lunch_to)
      values (${institutionId}::uuid, ${weekday}, ${opens}, ${closes}, ${lunch[0]}, ${lunch[1]})`;
    await expectRefused('institution_hours_weekday', hours(8, 540, 1020, [null, null]));
    await expectRefused('institution_hours_in_order', hours(1, 1020, 540, [null, null]));
    await expectRefused('institution_hours_in_order', hours(1, 540, 1441, [null, null]));
    await expectRefused('institution_hours_in_order', hours(1, 540, 1020, [720, null]));
    await expectRefused('institution_hours_in_order', hours(1, 540, 1020, [500, 600]));
    await run(hours(1, 540, 1020, [720, 780]));
    await expectRefused(
      'institution_closure_dates',
      sql`
      insert into institution_closure (id, institution_id, closed_from, closed_to, reason)
      values (gen_random_uuid(), ${institutionId}::uuid, '2026-07-02', '2026-07-01', 'Ремонт')`,
    );
  });

  test('one region, codes of digits, one mark a day', async () => {
    await expectRefused(
      'region_is_one_row',
      sql`insert into region select 2, code, name, support_phone, support_email, support_hours, navigator_url from region`,
    );
    await expectRefused(
      'municipality_code_is_digits',
      sql`update municipality set code = '4x' where id = ${municipalityId}::uuid`,
    );
    await expectRefused(
      'setting_value',
      sql`
        insert into setting (id, municipality_id, section, version, value, effective_from, created_by_id)
        values (gen_random_uuid(), ${municipalityId}::uuid, 'overdue', 2, '{"action": "cancel", "cancelDays": null, "daysToBring": 5}',
          '2026-06-12', (select id from account limit 1))`,
    );
    const mark = (where: string | null) => sql`
      insert into calendar_day (id, day, mark, title, municipality_id)
      values (gen_random_uuid(), '2031-06-12', 'day_off', 'День России', ${where}::uuid)`;
    for (const where of [null, municipalityId]) {
      await run(mark(where));
      await expectRefused(where ? 'calendar_day_municipal' : 'calendar_day_federal', mark(where));
    }
  });
});
