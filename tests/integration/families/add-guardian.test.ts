import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { addGuardian } from '@/lib/families/add-guardian';
import { addGuardianFields } from '@/lib/families/register-fields';
import { listKnownParents } from '@/lib/families/describe-known';
import { getAddingObstacle } from '@/lib/families/settled-child';
import { inventedSnils } from '@/lib/local/demo/invented-numbers';
import { documentRow } from '@/lib/local/demo/rows/people';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { countAttempt } from '@/lib/platform/rate-limits';
import { lockRow } from '@/lib/platform/locks';
import {
  documentOfAge,
  givenApplication,
  givenCertificate,
  givenDocument,
  unique,
} from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { givenPupil, givenSchool } from '@/tests/support/slips';
import { refusalOf, refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';
import { whileHeld } from '@/tests/support/while-held';

const father = (changes: Record<string, string> = {}) =>
  addGuardianFields.parse({ surname: 'Сёмин', givenName: 'Илья', ground: 'parent', ...changes });

test('a second parent is tied unproven; the audit names the ground', async () => {
  const school = await givenSchool();
  const { childId, parentId } = await givenPupil(school);
  const traces = await tracesOf(() => addGuardian(school.actor, childId, father()));
  const ties = await database().guardianship.findMany({ where: { childId, guardianId: { not: parentId } } });
  expect(ties).toMatchObject([{ ground: 'parent', provenAt: null, endedAt: null }]);
  expect(traces.audit).toMatchObject([
    { event: 'guardian_added', subject: ['child', childId], childId, details: { ground: 'parent' } },
  ]);
});

test('five clicks at once add one', async () => {
  const school = await givenSchool();
  const { childId } = await givenPupil(school);
  await openConnections();
  await Promise.all(Array.from({ length: 5 }, () => addGuardian(school.actor, childId, father())));
  expect(await database().guardianship.count({ where: { childId } })).toBe(2);
});

test('the father of another pupil is offered and tied, not doubled', async () => {
  const school = await givenSchool();
  const [one, other] = [await givenPupil(school), await givenPupil(school)];
  await addGuardian(school.actor, one.childId, father());
  const { guardianId } = await database().guardianship.findFirstOrThrow({
    where: { childId: one.childId, guardianId: { not: one.parentId } },
  });
  expect(await refusalOf(addGuardian(school.actor, other.childId, father()))).toMatchObject({
    field: 'sameParent',
  });
  await addGuardian(school.actor, other.childId, father({ sameParent: guardianId }));
  expect(await database().guardianship.count({ where: { guardianId } })).toBe(2);
});

describe('to a child of whom something is known to the register nobody is added', () => {
  type Pupil = Awaited<ReturnType<typeof givenPupil>> & { accountId: string };
  const known: [string, (pupil: Pupil) => Promise<unknown>][] = [
    ['a document', ({ childId, birthDate }) => givenDocument(childId, documentOfAge(birthDate))],
    [
      'an application',
      ({ childId, parentId }) => givenApplication({ childId, applicantId: parentId, status: 'lapsed' }),
    ],
    [
      'a certificate',
      async ({ childId, birthDate }) => {
        await givenDocument(childId, documentOfAge(birthDate));
        await givenCertificate({ childId, status: 'active' });
      },
    ],
    [
      'a proven tie',
      ({ childId, accountId }) =>
        database().guardianship.updateMany({
          where: { childId },
          data: { provenAt: now(), provenById: accountId },
        }),
    ],
  ];

  test.each(known)('%s', async (_what, enter) => {
    const school = await givenSchool();
    const pupil = await givenPupil(school);
    expect(await getAddingObstacle(school.actor, pupil.childId)).toBeNull();
    await enter({ ...pupil, accountId: school.actor.accountId });
    const refused = await refusedWithoutTrace(() => addGuardian(school.actor, pupil.childId, father()));
    const sentence = await getAddingObstacle(school.actor, pupil.childId);
    expect(sentence).toContain('по оригиналам документов');
    expect(refused).toMatchObject({ code: 'conflict', sentence });
    expect(await database().guardianship.count({ where: { childId: pupil.childId } })).toBe(1);
  });

  test('nor when the document is provided at this very moment', async () => {
    const school = await givenSchool();
    const { childId, birthDate } = await givenPupil(school);
    await openConnections();
    const added = await whileHeld(
      async (tx) => {
        await lockRow(tx, 'child', childId);
        const row = documentRow(childId, documentOfAge(birthDate), now());
        await tx.identityDocument.create({ data: row });
      },
      () => addGuardian(school.actor, childId, father()),
    );
    expect(added).toMatchObject({ status: 'rejected', reason: { code: 'conflict' } });
    expect(await database().guardianship.count({ where: { childId } })).toBe(1);
  });
});

describe('whom a court has parted from the child does not come back by way of the school', () => {
  async function givenParted(name: Record<string, string>) {
    const school = await givenSchool();
    const { childId, parentId } = await givenPupil(school);
    await addGuardian(school.actor, childId, father(name));
    await database().guardianship.updateMany({
      where: { childId, guardianId: { not: parentId } },
      data: { endedAt: now(), endedById: school.actor.accountId, endGround: 'court' },
    });
    return { school, childId };
  }
  const snils = inventedSnils(unique());
  const spellings: [string, Record<string, string>, Record<string, string>][] = [
    ['as before', {}, {}],
    ['with a patronymic that was missing', {}, { patronymic: 'Ильич' }],
    ['without the patronymic', { patronymic: 'Ильич' }, { surname: 'СЕМИН' }],
    ['by the SNILS under another name', { snils }, { snils, surname: 'Другов', givenName: 'Пётр' }],
  ];

  test.each(spellings)('%s', async (_how, was, typed) => {
    const { school, childId } = await givenParted(was);
    const refused = await refusedWithoutTrace(() => addGuardian(school.actor, childId, father(typed)));
    expect(refused).toMatchObject({ code: 'conflict', sentence: saying('прекращена решением') });
  });

  test('a namesake with another patronymic is somebody else', async () => {
    const { school, childId } = await givenParted({ patronymic: 'Ильич' });
    await addGuardian(school.actor, childId, father({ patronymic: 'Петрович' }));
    expect(await database().guardianship.count({ where: { childId, endedAt: null } })).toBe(2);
  });
});

describe('the answer that an adult is known', () => {
  const typed = { surname: 'Сёмин', givenName: 'Илья', patronymic: '', birthDate: '', snils: '' };

  test('is recorded for each adult it shows; where there is none nothing is', async () => {
    const school = await givenSchool();
    const { childId, parentId } = await givenPupil(school);
    expect((await tracesOf(() => listKnownParents(school.actor, typed))).audit).toEqual([]);
    await addGuardian(school.actor, childId, father());
    const { guardianId } = await database().guardianship.findFirstOrThrow({
      where: { childId, guardianId: { not: parentId } },
    });
    const traces = await tracesOf(() => listKnownParents(school.actor, typed));
    expect(traces.audit).toMatchObject([
      {
        event: 'known_parent_shown',
        by: school.actor.accountId,
        institutionId: school.institutionId,
        subject: ['person', guardianId],
        details: {},
      },
    ]);
  });

  test('comes sixty times an hour; then nobody is shown, nor is the question asked', async () => {
    const school = await givenSchool();
    const [one, other] = [await givenPupil(school), await givenPupil(school)];
    await addGuardian(school.actor, one.childId, father());
    for (let shown = 0; shown < 59; shown += 1) {
      expect(await countAttempt(['known_parent', school.actor.accountId])).toBeNull();
    }
    expect(await listKnownParents(school.actor, typed)).toHaveLength(1);
    const traces = await tracesOf(async () => {
      expect(await listKnownParents(school.actor, typed)).toEqual([]);
    });
    expect(traces.audit).toEqual([]);
    const refused = await refusedWithoutTrace(() => addGuardian(school.actor, other.childId, father()));
    expect(refused).toMatchObject({ code: 'too_many' });
  });
});

test('another school’s pupil is answered as one that does not exist', async () => {
  const [school, other] = [await givenSchool(), await givenSchool()];
  const { childId } = await givenPupil(other);
  const strange = await refusalOf(addGuardian(school.actor, childId, father()));
  expect(strange).toEqual(await refusalOf(addGuardian(school.actor, randomUUID(), father())));
  expect(strange.code).toBe('not_found');
});
