import { beforeAll, expect, test } from 'vitest';
import { issueCertificate } from '@/lib/certificates/issue-certificate';
import { database } from '@/lib/platform/database';
import { givenGroup, givenMunicipality, givenParent } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { givenConfirmedFamily } from '@/tests/support/ready-family';
import { tracesOf } from '@/tests/support/traces';
import { whileHeld } from '@/tests/support/while-held';

let municipalityId: string;
let groupId: string;

beforeAll(async () => {
  municipalityId = (await givenMunicipality()).id;
  groupId = (await givenGroup({ municipalityId })).id;
});

test('50 presses at once for one child make one certificate, and all are led to it', async () => {
  const { actor, applicationId, chosen, childId } = await givenConfirmedFamily({ municipalityId, groupId });
  const numbers = await database().certificateNumber.count();
  await openConnections();
  let ids: string[] = [];
  const traces = await tracesOf(async () => {
    ids = await Promise.all(Array.from({ length: 50 }, () => issueCertificate(actor, applicationId, chosen)));
  });
  expect(new Set(ids).size).toBe(1);
  expect(await database().certificate.count({ where: { childId } })).toBe(1);
  expect(await database().certificateNumber.count()).toBe(numbers + 1);
  const certificateId = ids[0] ?? '';
  expect(await database().paper.count({ where: { certificateId } })).toBe(1);
  expect(await database().certificateStatusChange.count({ where: { certificateId } })).toBe(1);
  expect([traces.audit.length, traces.letters.length, traces.jobs.length]).toEqual([1, 1, 1]);
});

test('both parents at once, the second with the first one’s application: one certificate', async () => {
  const family = await givenConfirmedFamily({ municipalityId, groupId });
  const second = await givenParent();
  await database().guardianship.create({ data: { guardianId: second.personId, childId: family.childId } });
  const press = (actor: typeof family.actor) => issueCertificate(actor, family.applicationId, family.chosen);
  await openConnections();
  const presses = await Promise.allSettled([press(family.actor), press(second.actor), press(family.actor)]);
  expect(presses.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await database().certificate.count({ where: { childId: family.childId } })).toBe(1);
});

test('two last places are never given to three children', async () => {
  const funded = await givenGroup({ municipalityId, kind: 'funded', places: 2 });
  const families = [];
  for (let n = 0; n < 3; n += 1)
    families.push(await givenConfirmedFamily({ municipalityId, groupId: funded.id }));
  await openConnections();
  const presses = await Promise.allSettled(
    families.map(({ actor, applicationId, chosen }) => issueCertificate(actor, applicationId, chosen)),
  );
  expect(presses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  const lost = presses.find((press) => press.status === 'rejected');
  expect(lost?.reason).toMatchObject({ code: 'conflict', field: 'groupId' });
  expect(await database().certificate.count({ where: { groupId: funded.id } })).toBe(2);
});

test('a group whose ages change while the family presses takes no child of another age', async () => {
  const changing = await givenGroup({ municipalityId });
  const { actor, applicationId, chosen, childId } = await givenConfirmedFamily({
    municipalityId,
    groupId: changing.id,
  });
  const press = await whileHeld(
    (tx) => tx.certificateGroup.update({ where: { id: changing.id }, data: { minAge: 16, maxAge: 17 } }),
    () => issueCertificate(actor, applicationId, chosen),
  );
  expect(press).toMatchObject({ status: 'rejected', reason: { code: 'conflict', field: 'groupId' } });
  expect(await database().certificate.count({ where: { childId } })).toBe(0);
});
