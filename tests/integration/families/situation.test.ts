import { beforeAll, expect, test } from 'vitest';
import { getSiblingDetails } from '@/lib/families/sibling-details';
import { getChildWithStep, listChildrenWithSteps, listWaitingSteps } from '@/lib/families/situation';
import { database } from '@/lib/platform/database';
import {
  givenApplication,
  givenCertificate,
  givenChild,
  givenChildAccount,
  givenInstitution,
  givenMunicipality,
  givenParent,
  givenScan,
} from '@/tests/support/given';

let municipalityId: string;
let institutionId: string;

beforeAll(async () => {
  ({ id: municipalityId } = await givenMunicipality());
  ({ id: institutionId } = await givenInstitution({ municipalityId, kind: 'school' }));
});

test('what can be done at once comes before a visit, the eldest first', async () => {
  const parent = await givenParent();
  const child = (age: number) =>
    givenChild({ parent, municipalityId, age, document: true }).then(({ childId }) => childId);
  const [visit, active, form, letter, younger] = [
    await child(13),
    await child(12),
    await child(11),
    await child(10),
    await child(9),
  ];
  await givenCertificate({ childId: visit });
  await givenCertificate({ childId: active, status: 'active' });
  await givenApplication({ childId: letter, applicantId: parent.personId });
  const waiting = await listWaitingSteps(parent.actor);
  expect(waiting.map(({ id }) => id)).toEqual([form, letter, younger, visit]);
  expect(await listChildrenWithSteps(parent.actor)).toHaveLength(5);
});

test('a document whose scan is no picture is asked for again', async () => {
  const parent = await givenParent();
  const { childId, documentId } = await givenChild({ parent, municipalityId, document: true });
  expect((await getChildWithStep(parent.actor, childId)).step.action?.kind).not.toBe('provide_document');
  await givenScan({ ownerId: parent.accountId, documentId, status: 'unreadable' });
  expect((await getChildWithStep(parent.actor, childId)).step.action?.kind).toBe('provide_document');
});

test('the second parent waits for nobody where the first one goes on', async () => {
  const [first, second] = [await givenParent(), await givenParent()];
  const { childId } = await givenChild({ parent: [first, second], municipalityId, document: true });
  await givenApplication({ childId, applicantId: first.personId, status: 'confirmed' });
  expect((await listWaitingSteps(first.actor)).map(({ id }) => id)).toEqual([childId]);
  expect(await listWaitingSteps(second.actor)).toEqual([]);
  expect((await getChildWithStep(second.actor, childId)).tasks).toEqual([]);
});

test('a child of 14 gives the telephone with everything else of their own', async () => {
  const { childId } = await givenChild({ municipalityId, age: 15, document: true });
  const { actor } = await givenChildAccount(childId);
  expect((await getChildWithStep(actor, childId)).step.action?.kind).toBe('file_application');
  await database().person.update({ where: { id: childId }, data: { phoneSealed: null } });
  expect((await getChildWithStep(actor, childId)).step.action?.kind).toBe('complete_child');
});

test('of a brother or sister the address, municipality and school are offered; of strangers nothing', async () => {
  const parent = await givenParent();
  const known = await givenChild({ parent, municipalityId, institutionId });
  const fresh = await givenChild({ parent, municipalityId, complete: false });
  const offered = await getSiblingDetails(parent.actor, fresh.childId);
  expect(offered).toMatchObject({ municipalityId, institution: { id: institutionId } });
  expect(offered?.address).toMatch(/Новокузнецк/);
  expect(await getSiblingDetails(parent.actor, known.childId)).toBeNull();
  const stranger = await givenParent();
  expect(await getSiblingDetails(stranger.actor, fresh.childId)).toBeNull();
});
