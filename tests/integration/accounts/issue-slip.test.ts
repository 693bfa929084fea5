import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { listFamilyLogins } from '@/lib/accounts/family-logins';
import { issueSlip, issueSlipAtCounter } from '@/lib/accounts/issue-slip';
import { openPupilSlip, openRecordSlip } from '@/lib/accounts/open-slip-page';
import { dbDate } from '@/lib/domain/dates';
import { rightRow } from '@/lib/local/demo/rows/places';
import { grantRow } from '@/lib/local/demo/rows/people';
import { now, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenChild, givenInstitution, givenParent, givenStaff } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { givenNobody, givenPupil, givenSchool, onlySlip, slipForm } from '@/tests/support/slips';
import { givenIssued, givenTown } from '@/tests/support/town';
import { refusalOf, refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';

type RightDays = { validFrom: Date; validTo: Date | null };

describe('the first slip', () => {
  test('opens an account for a parent who has none; the audit names no value', async () => {
    const school = await givenSchool();
    const { childId, parentId } = await givenPupil(school, { groupName: '2 «Б»' });
    let slip = { accountId: '', login: '', code: '' };
    const traces = await tracesOf(async () => {
      const sheet = await issueSlip(school.actor, childId, parentId, slipForm());
      slip = await onlySlip(sheet);
      expect(sheet.slips[0]?.children).toEqual([expect.stringMatching(/^\S+ \S+, 2 «Б»$/)]);
      expect(sheet.slips[0]?.link).toBe(`http://portal.test/sign-in#login=${slip.login}&code=${slip.code}`);
    });
    const account = await database().account.findUniqueOrThrow({
      where: { id: slip.accountId },
      include: { grants: true },
    });
    expect(account).toMatchObject({
      personId: parentId,
      passwordHash: null,
      issuedById: school.actor.accountId,
      grants: [{ role: 'parent', endedAt: null }],
    });
    expect(traces).toEqual({
      audit: [
        {
          event: 'slip_issued',
          by: school.actor.accountId,
          role: 'login_issuer',
          institutionId: school.institutionId,
          subject: ['account', slip.accountId],
          childId,
          details: { reason: 'first', identityChecked: false, printed: 1 },
        },
      ],
      letters: [],
      jobs: [],
    });
  });

  test('a pupil of 14 gets one of their own, a younger one not', async () => {
    const school = await givenSchool();
    const elder = await givenPupil(school, { age: 14 });
    const { accountId } = await onlySlip(
      await issueSlip(school.actor, elder.childId, elder.childId, slipForm()),
    );
    const grants = await database().accountGrant.findMany({ where: { accountId }, select: { role: true } });
    expect(grants).toEqual([{ role: 'child' }]);
    const { childId } = await givenPupil(school, { age: 13 });
    const refused = refusalOf(issueSlip(school.actor, childId, childId, slipForm()));
    expect(await refused).toMatchObject({ code: 'not_found' });
  });

  test('namesakes at the same moment get different logins', async () => {
    const school = await givenSchool();
    const pupils = await Promise.all(Array.from({ length: 12 }, () => givenPupil(school)));
    const people = { id: { in: pupils.map(({ parentId }) => parentId) } };
    await database().person.updateMany({ where: people, data: { surname: 'Иванова' } });
    await openConnections();
    const slips = await Promise.all(
      pupils.map(async ({ childId, parentId }) =>
        onlySlip(await issueSlip(school.actor, childId, parentId, slipForm())),
      ),
    );
    expect(new Set(slips.map(({ login }) => login)).size).toBe(12);
    for (const { login } of slips) expect(login).toMatch(/^ivanova[2-9]{5}$/);
  });

  test('of two colleagues at once each gets a slip for the one account, and the later one works', async () => {
    const school = await givenSchool();
    const { childId, parentId } = await givenPupil(school);
    await openConnections();
    const slips = await Promise.all(
      [1, 2].map(async () => onlySlip(await issueSlip(school.actor, childId, parentId, slipForm()))),
    );
    expect(new Set(slips.map(({ login }) => login)).size).toBe(1);
    const open = { accountId: slips[0]?.accountId, usedAt: null, voidedAt: null };
    expect(await database().loginSlip.count({ where: open })).toBe(1);
  });

  test('the same form again makes nothing: what was printed goes on working', async () => {
    const school = await givenSchool();
    const { childId, parentId } = await givenPupil(school);
    const form = slipForm();
    const { accountId } = await onlySlip(await issueSlip(school.actor, childId, parentId, form));
    const again = await refusedWithoutTrace(() => issueSlip(school.actor, childId, parentId, form));
    expect(again).toMatchObject({ code: 'conflict', sentence: saying('Эти листки уже сделаны') });
    expect(await database().loginSlip.findMany({ where: { accountId } })).toMatchObject([{ voidedAt: null }]);
  });
});

describe('a new slip', () => {
  test('for who has come in already needs a look at the document', async () => {
    const school = await givenSchool();
    const parent = await givenParent();
    const { municipalityId, institutionId } = school;
    const { childId } = await givenChild({ parent, municipalityId, institutionId });
    const issue = (identityChecked: boolean) =>
      issueSlip(school.actor, childId, parent.personId, slipForm({ reason: 'forgotten', identityChecked }));
    expect(await refusedWithoutTrace(() => issue(false))).toMatchObject({
      code: 'invalid',
      field: 'identityChecked',
    });
    const { audit } = await tracesOf(() => issue(true));
    expect(audit).toMatchObject([{ details: { reason: 'forgotten', identityChecked: true } }]);
  });

  test('never for staff: who hands out slips does not get into an admin’s account', async () => {
    const school = await givenSchool();
    const parent = await givenParent();
    const { municipalityId, institutionId } = school;
    const { childId } = await givenChild({ parent, municipalityId, institutionId });
    const admin = grantRow(parent.accountId, 'municipal_admin', { municipalityId }, now());
    await database().accountGrant.create({ data: admin });
    const form = slipForm({ reason: 'forgotten', identityChecked: true });
    const refused = await refusedWithoutTrace(() => issueSlip(school.actor, childId, parent.personId, form));
    expect(refused).toMatchObject({ code: 'conflict', sentence: saying('учётная запись сотрудника') });
  });

  test('of a parent with children in two schools either of them makes, and the audit says which', async () => {
    const [one, other] = [await givenSchool(), await givenSchool()];
    const { personId } = await givenNobody();
    const parent = { personId };
    const first = await givenChild({ ...placeOf(one), parent });
    const second = await givenChild({ ...placeOf(other), parent });
    const { accountId } = await onlySlip(await issueSlip(one.actor, first.childId, personId, slipForm()));
    const sheet = await issueSlip(other.actor, second.childId, personId, slipForm({ reason: 'lost' }));
    expect((await onlySlip(sheet)).accountId).toBe(accountId);
    expect(sheet.slips[0]?.children).toHaveLength(1);
    const entries = await database().auditEntry.findMany({
      where: { event: 'slip_issued', subjectId: accountId },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ institutionId }) => institutionId)).toEqual([
      one.institutionId,
      other.institutionId,
    ]);
  });
});

const placeOf = ({ municipalityId, institutionId }: { municipalityId: string; institutionId: string }) => ({
  municipalityId,
  institutionId,
});

describe('opening the page that gives a slip', () => {
  test('is recorded as a look at the pupil; who is none of the family is not found, and that is no look', async () => {
    const school = await givenSchool();
    const { childId, parentId } = await givenPupil(school);
    const traces = await tracesOf(async () => {
      const { person } = await openPupilSlip(school.actor, childId, parentId);
      expect(person).toMatchObject({ personId: parentId, hasOwnSignIn: false });
    });
    expect(traces.audit).toMatchObject([
      { event: 'pupil_viewed', by: school.actor.accountId, subject: ['child', childId], childId },
    ]);
    const other = await givenSchool();
    for (const open of [
      () => openPupilSlip(school.actor, childId, randomUUID()),
      () => openPupilSlip(other.actor, childId, parentId),
    ]) {
      expect((await refusedWithoutTrace(open)).code).toBe('not_found');
    }
  });

  test('is recorded at the counter as a look at the certificate', async () => {
    const town = await givenTown();
    const { certificateId, childId, actor: parent } = await givenIssued(town);
    const traces = await tracesOf(() => openRecordSlip(town.operator.actor, certificateId, parent.personId));
    expect(traces.audit).toMatchObject([
      { event: 'certificate_viewed', subject: ['certificate', certificateId], childId },
    ]);
  });
});

describe('whose', () => {
  test('a pupil of another school is answered as one that does not exist', async () => {
    const [school, other] = [await givenSchool(), await givenSchool()];
    const { childId, parentId } = await givenPupil(other);
    const answers = [
      await refusalOf(issueSlip(school.actor, childId, parentId, slipForm())),
      await refusalOf(issueSlip(school.actor, randomUUID(), randomUUID(), slipForm())),
      await refusalOf(listFamilyLogins(school.actor, childId)),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.code).toBe('not_found');
  });

  test('a guardian whose tie has ended, and somebody else’s parent, are none of the family', async () => {
    const school = await givenSchool();
    const { childId, parentId } = await givenPupil(school);
    await database().guardianship.updateMany({
      where: { childId },
      data: { endedAt: now(), endedById: school.actor.accountId, endGround: 'court' },
    });
    const stranger = await givenPupil(school);
    for (const personId of [parentId, stranger.parentId]) {
      const refused = await refusalOf(issueSlip(school.actor, childId, personId, slipForm()));
      expect(refused.code).toBe('not_found');
    }
  });

  test('the right to hand out logins holds between its days', async () => {
    const school = await givenSchool();
    const { institutionId } = school;
    const { childId, parentId } = await givenPupil(school);
    // A right changes by a new one: the database keeps its first day as it was written.
    const set = async ({ validFrom = new Date('2019-01-01'), validTo = null }: Partial<RightDays>) => {
      await database().institutionRight.deleteMany({ where: { institutionId, kind: 'issues_logins' } });
      await database().institutionRight.create({
        data: { institutionId, kind: 'issues_logins', validFrom, validTo },
      });
    };
    const issue = () => issueSlip(school.actor, childId, parentId, slipForm());
    await set({ validTo: dbDate(today().subtract({ days: 1 })) });
    expect(await refusedWithoutTrace(issue)).toMatchObject({
      code: 'forbidden',
      sentence: saying('сегодня не выдаёт логины'),
    });
    await set({ validFrom: dbDate(today().add({ days: 1 })), validTo: null });
    expect(await refusedWithoutTrace(issue)).toMatchObject({ sentence: saying('сможет выдавать логины с') });
    await set({ validFrom: dbDate(today()), validTo: dbDate(today()) });
    expect((await issue()).slips).toHaveLength(1);
  });
});

describe('at the counter', () => {
  test('the operator gives one to the family of a certificate, after a look at the document', async () => {
    const town = await givenTown();
    const { certificateId, actor: parent } = await givenIssued(town);
    const issue = (identityChecked: boolean) =>
      issueSlipAtCounter(
        town.operator.actor,
        certificateId,
        parent.personId,
        slipForm({ reason: 'forgotten', identityChecked }),
      );
    expect(await refusedWithoutTrace(() => issue(false))).toMatchObject({ field: 'identityChecked' });
    expect((await onlySlip(await issue(true))).accountId).toBe(parent.accountId);
  });

  test('not to a family of another municipality, nor without the right to accept', async () => {
    const [town, other] = [await givenTown(), await givenTown()];
    const { certificateId, actor: parent } = await givenIssued(other);
    const form = slipForm({ reason: 'forgotten', identityChecked: true });
    const strange = issueSlipAtCounter(town.operator.actor, certificateId, parent.personId, form);
    expect(await refusalOf(strange)).toMatchObject({ code: 'not_found' });

    const { id: institutionId } = await givenInstitution({ municipalityId: other.municipalityId });
    const ended = rightRow(institutionId, {
      kind: 'accepts_applications',
      from: today().subtract({ days: 9 }),
      to: today().subtract({ days: 1 }),
    });
    await database().institutionRight.create({ data: ended });
    const { actor } = await givenStaff({ role: 'operator', institutionId });
    expect(await refusalOf(issueSlipAtCounter(actor, certificateId, parent.personId, form))).toMatchObject({
      code: 'forbidden',
      sentence: saying('сегодня не принимает семьи'),
    });
  });
});
