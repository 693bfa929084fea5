import { beforeAll, describe, expect, test } from 'vitest';
import { findActor, openSession } from '@/lib/access/session';
import { isFamily } from '@/lib/access/actor';
import { verifyAudit } from '@/lib/audit/verify-audit';
import { getCertificateCard } from '@/lib/certificates/card';
import { findInRegister } from '@/lib/counter/find-in-register';
import { readRegisterAddress } from '@/lib/domain/register-list';
import type { Role } from '@/lib/domain/roles';
import { today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { passwordMatches } from '@/lib/platform/passwords';
import { unsealDocumentNumber, unsealPersonField } from '@/lib/platform/sealed-fields';
import { listRegister } from '@/lib/register/list-register';
import { getReport } from '@/lib/reports/get-report';
import { countReports, rebuildReports } from '@/lib/reports/count-reports';
import { makeRegion, regionPassword } from '@/tests/bench/region/generator/make-region';
import { unsealedEntries } from '@/tests/bench/region/generator/seal-journal';
import { readPeople, type RegionPeople } from '@/tests/bench/region/people';
import { expectPlainReport } from '@/tests/scale/expect-plain-report';

const children = 300;
let people: RegionPeople;

beforeAll(async () => {
  await makeRegion(children);
  people = await readPeople(environment().DATABASE_URL);
}, 240_000);

async function actorOf({ accountId, grantId }: { accountId: string; grantId: string }, role: Role) {
  const token = await inTransaction((tx) => openSession(tx, { id: grantId, accountId, role }));
  const actor = await findActor(token);
  if (!actor) throw new Error('Nobody is signed in');
  return actor;
}

function first<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined) throw new Error('There is none');
  return item;
}

const count = async (sql: string) => {
  const [row] = await database().$queryRawUnsafe<{ count: bigint }[]>(`SELECT count(*) FROM ${sql}`);
  return Number(row?.count);
};

describe('the tables', () => {
  test('hold as many children and certificates as were asked for', async () => {
    expect(await database().child.count()).toBe(children);
    expect(await database().certificate.count()).toBe(children * 0.6);
    expect(await database().certificateNumber.count()).toBe(children * 0.6);
    expect(await database().municipality.count()).toBe(30);
  });

  test('keep every foreign key and every rule', async () => {
    const kept = await database().$queryRaw<{ table: string; name: string }[]>`
      SELECT conrelid::regclass::text AS table, conname AS name FROM pg_constraint
      WHERE contype IN ('f', 'c') AND connamespace = 'public'::regnamespace`;
    expect(kept.length).toBeGreaterThan(200);
    // They were not looked at while the rows were copied: as if they were new, each is now held against every row.
    await database().$executeRaw`UPDATE pg_constraint SET convalidated = false
      WHERE contype IN ('f', 'c') AND connamespace = 'public'::regnamespace`;
    for (const { table, name } of kept) {
      await database().$executeRawUnsafe(`ALTER TABLE ${table} VALIDATE CONSTRAINT "${name}"`);
    }
  });

  test('keep what triggers would have kept', async () => {
    expect(
      await count(`certificate c JOIN person p ON p.id = c.child_id WHERE c.child_name_key <> p.name_key`),
    ).toBe(0);
    expect(
      await count(`certificate c JOIN application a ON a.id = c.application_id JOIN identity_document d ON d.id = c.document_id
        JOIN certificate_group g ON g.id = c.group_id LEFT JOIN certificate f ON f.id = c.previous_certificate_id
        WHERE a.child_id <> c.child_id OR d.person_id <> c.child_id OR g.municipality_id <> c.municipality_id
          OR f.child_id <> c.child_id`),
    ).toBe(0);
    expect(
      await count(
        `application a JOIN family_visit v ON v.id = a.visit_id WHERE v.applicant_id <> a.applicant_id`,
      ),
    ).toBe(0);
    expect(await count('child ch JOIN person p ON p.id = ch.person_id WHERE p.birth_date IS NULL')).toBe(0);
    expect(
      await count('municipality m WHERE NOT EXISTS (SELECT FROM setting s WHERE s.municipality_id = m.id)'),
    ).toBe(0);
  });

  test('tell nothing of the future, and no live certificate of somebody of age', async () => {
    expect(await count('certificate WHERE created_at > now() OR activated_at > now()')).toBe(0);
    expect(await count('certificate_status_change WHERE at > now()')).toBe(0);
    expect(await count('audit_entry WHERE at > now()')).toBe(0);
    expect(
      await count(
        `certificate WHERE status NOT IN ('terminated', 'expired') AND valid_until <= current_date`,
      ),
    ).toBe(0);
    expect(await count(`certificate WHERE status = 'expired' AND valid_until > current_date`)).toBe(0);
  });

  test('take the next application and the next index as after any other', async () => {
    const indexes = await database().$queryRaw<{ indexname: string }[]>`
      SELECT indexname FROM pg_indexes WHERE schemaname = 'public'`;
    expect(indexes.map(({ indexname }) => indexname)).toEqual(
      expect.arrayContaining(['certificate_live', 'person_snils_once', 'person_name_prefix']),
    );
    const [next] = await database().$queryRaw<{ next: bigint; last: number }[]>`
      SELECT nextval(pg_get_serial_sequence('application', 'number')) AS next, (SELECT max(number) FROM application) AS last`;
    expect(Number(next?.next)).toBeGreaterThan(next?.last ?? 0);
  });
});

test('the journal is one whole chain, with a few entries that wait for their seal', async () => {
  const { faultCount, unsealed, head } = await verifyAudit(null);
  expect(faultCount).toBe(0);
  expect(unsealed).toBe(unsealedEntries);
  expect(Number(head.position)).toBe((await database().auditEntry.count()) - unsealedEntries);
});

test('reports tell what counting every record tells, and counting anew changes nothing', async () => {
  const { municipalityId } = first(people.municipalAdmins);
  if (!municipalityId) throw new Error('An admin has a municipality');
  const actor = await actorOf(first(people.municipalAdmins), 'municipal_admin');
  if (actor.role !== 'municipal_admin') throw new Error('Not an admin');
  const period = { from: today().subtract({ days: 300 }), to: today() };
  const before = await getReport(actor, municipalityId, period);
  await expectPlainReport(before.sections, municipalityId);
  const rows = () =>
    database().reportDay.findMany({
      orderBy: [{ municipalityId: 'asc' }, { matter: 'asc' }, { day: 'asc' }, { key: 'asc' }],
    });
  const kept = await rows();
  await countReports();
  expect(await rows()).toEqual(kept);
  await rebuildReports();
  expect(await rows()).toEqual(kept);
});

describe('the pages', () => {
  test('open the certificate of a family with what is sealed in it', async () => {
    for (const parent of people.parents.slice(0, 5)) {
      const actor = await actorOf(parent, 'parent');
      if (!isFamily(actor)) throw new Error('Not a family');
      const card = await getCertificateCard(actor, parent.certificateId);
      expect(card).toMatchObject({ number: parent.certificateNumber, childId: parent.childId });
      expect(card.document).toMatch(/\d{6}$/);
    }
  });

  test('find the child at the counter by name and by number, and list it in the register', async () => {
    // Who takes the papers of everybody, in the municipality of a family.
    const desk = people.operators.filter(({ login }) => login.startsWith('desk-'));
    const { certificateId, certificateNumber, childSurname, municipalityId } = first(people.parents);
    const here = desk.find((one) => one.municipalityId === municipalityId);
    const operator = await actorOf(first(here ? [here] : []), 'operator');
    if (operator.role !== 'operator') throw new Error('Not an operator');
    const byNumber = await findInRegister(operator, { query: certificateNumber, birthDate: null });
    expect(JSON.stringify(byNumber)).toContain(certificateId);
    const byName = await findInRegister(operator, { query: childSurname, birthDate: null });
    expect(JSON.stringify(byName)).toContain(certificateId);
    const region = await actorOf(first(people.regionalAdmins), 'regional_admin');
    if (region.role !== 'regional_admin') throw new Error('Not an admin');
    const list = readRegisterAddress({ municipality: municipalityId });
    const { rows } = await listRegister(region, { municipalityId }, list, null);
    expect(rows.length).toBeGreaterThan(0);
  });

  test('open for the one password', async () => {
    const { accountId } = first(people.parents);
    const { passwordHash } = await database().account.findUniqueOrThrow({ where: { id: accountId } });
    expect(await passwordMatches(regionPassword, passwordHash)).toBe(true);
  });
});

test('what is sealed opens, and its search keys are those of the portal', async () => {
  const some = await database().person.findMany({ where: { snilsSealed: { not: null } }, take: 20 });
  for (const { id, snilsSealed, phoneSealed, addressSealed } of some) {
    expect(unsealPersonField('snils', id, snilsSealed)).toMatch(/^\d{11}$/);
    expect(unsealPersonField('phone', id, phoneSealed) ?? '+79990000000').toMatch(/^\+7999\d{7}$/);
    expect(unsealPersonField('address', id, addressSealed)).toContain('Кузбасс');
  }
  const documents = await database().identityDocument.findMany({ take: 20 });
  for (const { id, numberSealed } of documents) {
    expect(unsealDocumentNumber(id, numberSealed).number).toMatch(/^\d{6}$/);
  }
});
