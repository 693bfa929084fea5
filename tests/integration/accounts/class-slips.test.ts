import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { describe, expect, test, vi } from 'vitest';
import { classSlipsFields, issueClassSlips, listClasses } from '@/lib/accounts/issue-class-slips';
import { issueSlip } from '@/lib/accounts/issue-slip';
import { inventedFamily } from '@/lib/local/demo/invented-people';
import { childRow, personRow, tieRow } from '@/lib/local/demo/rows/people';
import { now, setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { givenChild, givenParent, givenStaff, unique } from '@/tests/support/given';
import { givenNobody, givenPupil, givenSchool, onlySlip, slipForm, type School } from '@/tests/support/slips';
import { refusalOf, refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';
import { whileHeld } from '@/tests/support/while-held';

const form = (group: string, whose = 'waiting') =>
  classSlipsFields.parse({ printId: randomUUID(), group, whose });

const placeOf = ({ municipalityId, institutionId }: School) => ({ municipalityId, institutionId });

/** A class: a family without a login, one with a slip, one inside, brother and sister, a child without any adult. */
async function givenClass() {
  const school = await givenSchool();
  const groupName = '2 «Б»';
  const fresh = await givenPupil(school, { groupName });
  const handed = await givenPupil(school, { groupName });
  const slip = await onlySlip(await issueSlip(school.actor, handed.childId, handed.parentId, slipForm()));
  const inside = await givenParent();
  await givenChild({ ...placeOf(school), parent: inside, groupName });
  const siblings = await givenNobody();
  await givenChild({ ...placeOf(school), parent: siblings, groupName });
  await givenChild({ ...placeOf(school), parent: siblings, groupName });
  await givenChild({ ...placeOf(school), groupName });
  const elsewhere = await givenPupil(school, { groupName: '3 «А»' });
  const classless = await givenPupil(school);
  return { school, fresh, handed, slip, siblings, elsewhere, classless };
}

describe('the slips of a class', () => {
  test('are for the families from which nobody has come in and that hold no slip, one each', async () => {
    const { school, fresh, slip, siblings } = await givenClass();
    const traces = await tracesOf(async () => {
      const sheet = await issueClassSlips(school.actor, form('class:2 «Б»'));
      expect(sheet.slips).toHaveLength(2);
      expect(sheet.slips.map(({ children }) => children.length).sort()).toEqual([1, 2]);
      expect(new Set(sheet.slips.map(({ code }) => code)).size).toBe(2);
    });
    const accounts = await database().account.findMany({
      where: { personId: { in: [fresh.parentId, siblings.personId] } },
      select: { id: true },
    });
    expect(traces.audit.map(({ subject }) => subject[1]).sort()).toEqual(accounts.map(({ id }) => id).sort());
    expect(traces.audit).toMatchObject([
      { event: 'slip_issued', details: { reason: 'first', printed: 2 } },
      { event: 'slip_issued', details: { reason: 'first', printed: 2 } },
    ]);
    const kept = await database().loginSlip.findFirstOrThrow({ where: { accountId: slip.accountId } });
    expect(kept.voidedAt).toBeNull();
  });

  test('may be made anew for all who have not come in: the earlier ones are void', async () => {
    const { school, slip } = await givenClass();
    const sheet = await issueClassSlips(school.actor, form('class:2 «Б»', 'all'));
    expect(sheet.slips).toHaveLength(3);
    expect(sheet.slips.map(({ login }) => login)).toContain(slip.login);
    const open = await database().loginSlip.findMany({
      where: { accountId: slip.accountId },
      orderBy: { createdAt: 'asc' },
    });
    expect(open.map(({ voidedAt }) => voidedAt !== null)).toEqual([true, false]);
  });

  test('an expired slip counts as none', async () => {
    const { school } = await givenClass();
    const later = new Date(now().getTime() + 61 * 86_400_000);
    setClock(() => later);
    expect((await issueClassSlips(school.actor, form('class:2 «Б»'))).slips).toHaveLength(3);
  });

  test('of those without a class, and of the whole institution', async () => {
    const { school } = await givenClass();
    expect((await issueClassSlips(school.actor, form('without'))).slips).toHaveLength(1);
    expect((await issueClassSlips(school.actor, form('everybody'))).slips).toHaveLength(3);
    expect(await refusedWithoutTrace(() => issueClassSlips(school.actor, form('everybody')))).toMatchObject({
      code: 'invalid',
      field: 'group',
      sentence: saying('никому не нужен листок'),
    });
  });

  test('the same form again makes nothing', async () => {
    const { school } = await givenClass();
    const once = form('everybody', 'all');
    await issueClassSlips(school.actor, once);
    const again = await refusedWithoutTrace(() => issueClassSlips(school.actor, once));
    expect(again).toMatchObject({ code: 'conflict', sentence: saying('Эти листки уже сделаны') });
  });

  test('are not made for somebody who comes in at this very moment', async () => {
    const { school, slip, handed } = await givenClass();
    const printed = await whileHeld(
      async (tx) => {
        await lockRow(tx, 'person', handed.parentId);
        await tx.account.update({ where: { id: slip.accountId }, data: { lastSignInAt: now() } });
      },
      () => issueClassSlips(school.actor, form('class:2 «Б»', 'all')),
    );
    expect(printed).toMatchObject({ status: 'rejected', reason: { code: 'conflict' } });
    expect(await database().loginSlip.count({ where: { accountId: slip.accountId } })).toBe(1);
    expect((await issueClassSlips(school.actor, form('class:2 «Б»', 'all'))).slips).toHaveLength(2);
  });

  test('are told beforehand, class by class', async () => {
    const { school } = await givenClass();
    const lines = await listClasses(school.actor);
    expect(
      lines.map(({ value, pupils, waiting, handed, nobody }) => [value, pupils, waiting, handed, nobody]),
    ).toEqual([
      ['everybody', 8, 4, 1, 1],
      ['class:2 «Б»', 6, 2, 1, 1],
      ['class:3 «А»', 1, 1, 0, 0],
      ['without', 1, 1, 0, 0],
    ]);
  });

  test('are made neither by an operator nor for another school’s class', async () => {
    const { school } = await givenClass();
    const operator = await givenStaff({ role: 'operator', municipalityId: school.municipalityId });
    const refused = refusalOf(issueClassSlips(operator.actor, form('everybody')));
    expect(await refused).toMatchObject({ code: 'forbidden' });
    const other = await givenSchool();
    expect(await refusalOf(issueClassSlips(other.actor, form('class:2 «Б»')))).toMatchObject({
      field: 'group',
    });
  });

  test('a choice nobody offered is told at its field', () => {
    const { error } = classSlipsFields.safeParse({ printId: 'x', group: 'class:', whose: 'mine' });
    expect(error?.issues.map(({ path }) => path[0])).toEqual(['printId', 'group', 'whose']);
  });
});

async function givenManyPupils(school: School, count: number): Promise<void> {
  const families = Array.from({ length: count }, () => {
    const { mother, child } = inventedFamily(unique());
    const createdAt = now();
    const parent = personRow({ name: mother, birthDate: null, createdAt });
    const pupil = personRow({ name: child(0), birthDate: today().subtract({ years: 8 }), createdAt });
    return { parent, pupil, createdAt };
  });
  const { person, child, guardianship } = database();
  await person.createMany({ data: families.flatMap(({ parent, pupil }) => [parent, pupil]) });
  await child.createMany({
    data: families.map(({ pupil, createdAt }) =>
      childRow({ personId: pupil.id, ...placeOf(school), createdAt }),
    ),
  });
  await guardianship.createMany({
    data: families.map(({ parent, pupil, createdAt }) =>
      tieRow({ guardianId: parent.id, childId: pupil.id, createdAt }),
    ),
  });
}

test('five hundred slips are issued by a few statements', { timeout: 60_000 }, async () => {
  const school = await givenSchool();
  await givenManyPupils(school, 500);
  const asked = vi.spyOn(Client.prototype, 'query');
  const { slips } = await issueClassSlips(school.actor, form('everybody'));
  const statements = asked.mock.calls.length;
  asked.mockRestore();
  expect(slips).toHaveLength(500);
  expect(new Set(slips.map(({ login }) => login)).size).toBe(500);
  expect(
    await database().auditEntry.count({ where: { event: 'slip_issued', accountId: school.actor.accountId } }),
  ).toBe(500);
  // Never one for each slip: the transaction is held for a moment only.
  expect(statements).toBeLessThan(100);
  await givenManyPupils(school, 501);
  expect(await refusalOf(issueClassSlips(school.actor, form('everybody')))).toMatchObject({
    sentence: saying('не больше 500'),
  });
});
