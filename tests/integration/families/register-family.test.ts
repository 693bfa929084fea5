import { describe, expect, test } from 'vitest';
import { listKnownParents, listKnownPupils } from '@/lib/families/describe-known';
import { registerFamily } from '@/lib/families/register-family';
import { registerFamilyFields, type NewFamily } from '@/lib/families/register-fields';
import { dbDate, formatDate } from '@/lib/domain/dates';
import { guardianshipGrounds } from '@/lib/domain/guardianship';
import { inventedSnils } from '@/lib/local/demo/invented-numbers';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenMunicipality, givenParent, givenStaff, unique } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { givenSchool } from '@/tests/support/slips';
import { refusalOf, refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';

const born = formatDate(today().subtract({ years: 8 }));

/** A form as it is sent; names of this call only, so that tests do not meet. */
function typed(changes: Record<string, string> = {}): Record<string, string> {
  return {
    children: '1',
    surname: 'Сёмина',
    givenName: 'Вера',
    patronymic: 'Ильинична',
    birthDate: '',
    snils: '',
    child1Surname: 'Сёмин',
    child1GivenName: 'Пётр',
    child1Patronymic: '',
    child1BirthDate: born,
    child1Snils: '',
    child1GroupName: '2 «Б»',
    child1Ground: 'parent',
    ...changes,
  };
}

const second = {
  children: '2',
  child2Surname: 'Сёмина',
  child2GivenName: 'Анна',
  child2Patronymic: '',
  child2BirthDate: formatDate(today().subtract({ years: 15 })),
  child2Snils: '',
  child2GroupName: '9 «А»',
  child2Ground: 'trustee',
};

const family = (changes: Record<string, string> = {}): NewFamily =>
  registerFamilyFields.parse(typed(changes));

describe('registering', () => {
  test('makes the children pupils of the institution with unproven ties; no account yet', async () => {
    const school = await givenSchool();
    const snils = inventedSnils(unique());
    let made = { guardianId: '', childId: '' };
    const traces = await tracesOf(async () => {
      made = await registerFamily(school.actor, family({ ...second, birthDate: '05.03.1989', snils }));
    });
    const ties = await database().guardianship.findMany({
      where: { guardianId: made.guardianId },
      orderBy: { createdAt: 'asc' },
      include: { child: { include: { person: true } }, guardian: { include: { account: true } } },
    });
    expect(ties.map(({ ground, provenAt, child }) => [ground, provenAt, child.groupName])).toEqual([
      ['parent', null, '2 «Б»'],
      ['trustee', null, '9 «А»'],
    ]);
    for (const { child } of ties) {
      const { municipalityId, institutionId, unattached } = child;
      expect({ municipalityId, institutionId, unattached }).toEqual({
        municipalityId: school.municipalityId,
        institutionId: school.institutionId,
        unattached: false,
      });
    }
    expect(ties[0]?.guardian).toMatchObject({ nameKey: 'семинавераильинична', account: null });
    expect(traces.audit.map(({ event, subject, details }) => [event, subject, details])).toEqual([
      ['child_added', ['child', ties[0]?.childId], { ground: 'parent' }],
      ['child_added', ['child', ties[1]?.childId], { ground: 'trustee' }],
      ['family_registered', ['person', made.guardianId], { children: 2, newGuardian: true }],
    ]);
    expect(JSON.stringify(traces)).not.toContain('Сёмин');
    expect(traces).toMatchObject({ letters: [], jobs: [] });
  });

  test.each(Object.keys(guardianshipGrounds))('on the ground of %s', async (ground) => {
    const { actor } = await givenSchool();
    const age = ground === 'trustee' ? 15 : 8;
    const child1BirthDate = formatDate(today().subtract({ years: age }));
    const { childId } = await registerFamily(actor, family({ child1Ground: ground, child1BirthDate }));
    expect(await database().guardianship.findMany({ where: { childId } })).toMatchObject([{ ground }]);
  });

  test('an «опекун» of a child of 15 is told to be a «попечитель», at the field', async () => {
    const { actor } = await givenSchool();
    const refusal = await refusalOf(registerFamily(actor, family({ ...second, child2Ground: 'guardian' })));
    expect(refusal).toMatchObject({ code: 'invalid', field: 'child2Ground' });
  });

  test('the same form five times at once is one family', async () => {
    const { actor } = await givenSchool();
    await openConnections();
    const made = await Promise.all(Array.from({ length: 5 }, () => registerFamily(actor, family(second))));
    expect(new Set(made.map(({ guardianId }) => guardianId)).size).toBe(1);
    const children = { institutionId: actor.institutionId };
    expect(await database().child.count({ where: children })).toBe(2);
  });

  test('needs the right of the institution and the role', async () => {
    const school = await givenSchool();
    const { institutionId } = school;
    await database().institutionRight.updateMany({
      where: { institutionId },
      data: { validTo: dbDate(today().subtract({ days: 1 })) },
    });
    const refused = refusedWithoutTrace(() => registerFamily(school.actor, family()));
    expect(await refused).toMatchObject({ code: 'forbidden', sentence: saying('не выдаёт логины') });
    const { id: municipalityId } = await givenMunicipality();
    for (const role of ['operator', 'municipal_admin'] as const) {
      const { actor } = await givenStaff({ role, municipalityId });
      expect(await refusalOf(registerFamily(actor, family()))).toMatchObject({ code: 'forbidden' });
    }
  });
});

describe('what is known', () => {
  test('a pupil of the list is told, with the way to the record, by name or by SNILS', async () => {
    const { actor } = await givenSchool();
    const snils = inventedSnils(unique());
    const { childId } = await registerFamily(actor, family({ child1Snils: snils }));
    const again = [
      typed({ surname: 'Сёмин', givenName: 'Илья', child1Surname: 'СЕМИН' }),
      typed({ surname: 'Сёмин', givenName: 'Илья', child1GivenName: 'Павел', child1Snils: snils }),
    ];
    for (const values of again) {
      const refused = refusedWithoutTrace(() => registerFamily(actor, registerFamilyFields.parse(values)));
      expect(await refused).toMatchObject({ code: 'conflict', field: 'child1Surname' });
      expect((await listKnownPupils(actor, values)).get('child1Surname')).toMatchObject({
        childId,
        groupName: '2 «Б»',
      });
    }
  });

  test('a child, a parent and their SNILS known elsewhere are not told: the numbers are left out', async () => {
    const [school, other] = [await givenSchool(), await givenSchool()];
    const [snils, childSnils] = [inventedSnils(unique()), inventedSnils(unique())];
    const values = typed({ birthDate: '05.03.1989', snils, child1Snils: childSnils });
    const there = await registerFamily(other.actor, registerFamilyFields.parse(values));
    expect(await listKnownParents(school.actor, values)).toEqual([]);
    expect([...(await listKnownPupils(school.actor, values))]).toEqual([]);
    const here = await registerFamily(school.actor, registerFamilyFields.parse(values));
    expect(here.guardianId).not.toBe(there.guardianId);
    const people = await database().person.findMany({
      where: { id: { in: [here.guardianId, here.childId] } },
    });
    expect(people.map(({ snilsIndex }) => snilsIndex)).toEqual([null, null]);
  });

  test('the same parent, by SNILS or birth date, gets the child; a second account is refused', async () => {
    const { actor } = await givenSchool();
    const birthDate = '05.03.1989';
    const { guardianId } = await registerFamily(actor, family({ birthDate }));
    const sister = { child1GivenName: 'Анна', birthDate };
    const asked = await refusedWithoutTrace(() => registerFamily(actor, family(sister)));
    expect(asked).toMatchObject({ code: 'conflict', field: 'sameParent', sentence: saying('уже записан') });
    const other = await refusalOf(registerFamily(actor, family({ ...sister, sameParent: 'other' })));
    expect(other).toMatchObject({ field: 'sameParent' });
    expect(await listKnownParents(actor, typed(sister))).toMatchObject([
      { personId: guardianId, certain: true, birthDate, children: ['Сёмин Пётр, 2 «Б»'] },
    ]);
    const made = await registerFamily(actor, family({ ...sister, sameParent: guardianId }));
    expect(made.guardianId).toBe(guardianId);
    expect(await database().guardianship.count({ where: { guardianId } })).toBe(2);
  });

  test('a namesake without a birth date is asked about and may be somebody else', async () => {
    const { actor } = await givenSchool();
    const { guardianId } = await registerFamily(actor, family());
    const sister = { child1GivenName: 'Анна' };
    expect(await refusalOf(registerFamily(actor, family(sister)))).toMatchObject({
      field: 'sameParent',
      sentence: saying('тот же ли это человек'),
    });
    const made = await registerFamily(actor, family({ ...sister, sameParent: 'other' }));
    expect(made.guardianId).not.toBe(guardianId);
  });

  test('somebody who was not offered cannot be chosen', async () => {
    const { actor } = await givenSchool();
    const stranger = await givenParent();
    const made = await registerFamily(actor, family({ sameParent: stranger.personId }));
    expect(made.guardianId).not.toBe(stranger.personId);
  });
});

describe('what is typed', () => {
  test('all faults are told at once, each at its input; an empty further block is none', () => {
    const { error } = registerFamilyFields.safeParse(
      typed({
        children: '3',
        surname: '',
        child1BirthDate: '31.02.2020',
        child3GivenName: 'Анна',
        child3Ground: 'aunt',
      }),
    );
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'surname',
      'child1BirthDate',
      'child3Surname',
      'child3BirthDate',
      'child3Ground',
    ]);
  });

  test('who is of age, a child twice, and the child’s birthday given as the parent’s are told', async () => {
    const { actor } = await givenSchool();
    const adult = formatDate(today().subtract({ years: 18 }));
    const cases: [Record<string, string>, string][] = [
      [{ child1BirthDate: adult }, 'child1BirthDate'],
      [
        {
          ...second,
          child2Surname: 'семин',
          child2GivenName: 'Петр',
          child2BirthDate: born,
          child2Ground: 'guardian',
        },
        'child2Surname',
      ],
      [{ birthDate: born }, 'birthDate'],
    ];
    for (const [changes, field] of cases) {
      const refused = await refusedWithoutTrace(() => registerFamily(actor, family(changes)));
      expect(refused).toMatchObject({ code: 'invalid', field });
    }
  });
});
