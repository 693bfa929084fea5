import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { addGuardian } from '@/lib/families/add-guardian';
import { addGuardianFields } from '@/lib/families/register-fields';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { openConnections } from '@/tests/support/open-connections';
import { givenPupil, givenSchool } from '@/tests/support/slips';
import { refusalOf, refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';

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

test('whom a court has parted from the child does not come back by way of the school', async () => {
  const school = await givenSchool();
  const { childId, parentId } = await givenPupil(school);
  await addGuardian(school.actor, childId, father());
  await database().guardianship.updateMany({
    where: { childId, guardianId: { not: parentId } },
    data: { endedAt: now(), endedById: school.actor.accountId, endGround: 'court' },
  });
  const refused = await refusedWithoutTrace(() => addGuardian(school.actor, childId, father()));
  expect(refused).toMatchObject({ code: 'conflict', sentence: saying('прекращена решением') });
});

test('another school’s pupil is answered as one that does not exist', async () => {
  const [school, other] = [await givenSchool(), await givenSchool()];
  const { childId } = await givenPupil(other);
  const strange = await refusalOf(addGuardian(school.actor, childId, father()));
  expect(strange).toEqual(await refusalOf(addGuardian(school.actor, randomUUID(), father())));
  expect(strange.code).toBe('not_found');
});
