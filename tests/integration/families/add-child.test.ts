import { expect, test } from 'vitest';
import { addChild, addChildFields } from '@/lib/families/add-child';
import { formatDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenChild, givenChildAccount, givenMunicipality, givenParent } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

function form(changes: Record<string, string> = {}) {
  return addChildFields.parse({
    surname: 'Сёмин',
    givenName: 'Пётр',
    patronymic: 'Ильич',
    birthDate: formatDate(today().subtract({ years: 8 })),
    ground: 'parent',
    ...changes,
  });
}

test('the child is there, the tie waits for its proof, the audit names the ground only', async () => {
  const { actor, personId, accountId } = await givenParent();
  let childId = '';
  const traces = await tracesOf(async () => {
    childId = await addChild(actor, form({ ground: 'guardian' }));
  });
  const child = await database().child.findUniqueOrThrow({
    where: { personId: childId },
    include: { person: true, guardianships: true },
  });
  expect(child.person).toMatchObject({ surname: 'Сёмин', givenName: 'Пётр', nameKey: 'семинпетрильич' });
  expect(child.guardianships).toMatchObject([
    { guardianId: personId, ground: 'guardian', provenAt: null, endedAt: null },
  ]);
  expect(traces).toMatchObject({
    audit: [
      {
        event: 'child_added',
        by: accountId,
        subject: ['child', childId],
        childId,
        details: { ground: 'guardian' },
      },
    ],
    letters: [],
    jobs: [],
  });
});

test('the same child sent again, in other letters, is the one that is there', async () => {
  const { actor } = await givenParent();
  const first = await addChild(actor, form());
  const traces = await tracesOf(async () => {
    expect(await addChild(actor, form({ surname: 'СЕМИН', givenName: 'пётр' }))).toBe(first);
  });
  expect(traces).toEqual({ audit: [], letters: [], jobs: [] });
});

test('five clicks at once make one child', async () => {
  const { actor, personId } = await givenParent();
  await openConnections();
  const ids = await Promise.all(Array.from({ length: 5 }, () => addChild(actor, form())));
  expect(new Set(ids).size).toBe(1);
  expect(await database().guardianship.count({ where: { guardianId: personId } })).toBe(1);
  expect(await database().auditEntry.count({ where: { childId: ids[0] } })).toBe(1);
});

test('twins and namesakes of other parents are children of their own', async () => {
  const { actor } = await givenParent();
  const other = await givenParent();
  const ids = [
    await addChild(actor, form()),
    await addChild(actor, form({ givenName: 'Павел' })),
    await addChild(other.actor, form()),
  ];
  expect(new Set(ids).size).toBe(3);
});

test('a child whose tie has ended is added anew', async () => {
  const { actor, personId } = await givenParent();
  const first = await addChild(actor, form());
  const tie = { where: { guardianId: personId, childId: first } };
  await database().guardianship.updateMany({ ...tie, data: { endedAt: new Date(), endGround: 'mistake' } });
  expect(await addChild(actor, form())).not.toBe(first);
});

test('from the 18th birthday on there is nobody to add; the day before there is', async () => {
  const { actor } = await givenParent();
  const birthday = formatDate(today().subtract({ years: 18 }));
  expect(await refusedWithoutTrace(() => addChild(actor, form({ birthDate: birthday })))).toMatchObject({
    code: 'invalid',
    field: 'birthDate',
    sentence: 'Сертификат выдаётся детям до 18 лет. Проверьте год рождения.',
  });
  await addChild(actor, form({ birthDate: formatDate(today().subtract({ years: 18 }).add({ days: 1 })) }));
});

test('a child who is born tomorrow is told at its field', () => {
  const birthDate = formatDate(today().add({ days: 1 }));
  const { error } = addChildFields.safeParse({ surname: 'А', givenName: 'Б', birthDate, ground: 'aunt' });
  expect(error?.issues.map(({ path }) => path[0])).toEqual(['birthDate', 'ground']);
});

test('a child with a sign-in of their own adds nobody', async () => {
  const { id: municipalityId } = await givenMunicipality();
  const { childId } = await givenChild({ municipalityId, age: 15 });
  const { actor } = await givenChildAccount(childId);
  expect(await refusedWithoutTrace(() => addChild(actor, form()))).toMatchObject({ code: 'forbidden' });
});
