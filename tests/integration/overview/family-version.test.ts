import { beforeAll, beforeEach, expect, test } from 'vitest';
import { findLinkedChild } from '@/lib/families/link-request-queries';
import { listChildrenWithSteps } from '@/lib/families/situation';
import { familyVersion } from '@/lib/overview/family-version';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { queueLetter } from '@/lib/platform/outbox';
import { answerQuestion } from '@/lib/questions/answer-question';
import { givenCertificate, givenChild, givenFamilyQuestion, givenParent } from '@/tests/support/given';
import { givenPlainLetter } from '@/tests/support/given/letters';
import { givenTown, type Town } from '@/tests/support/town';
import { tablesReadWhole } from '@/tests/support/whole-reads';

let town: Town;
let family: Awaited<ReturnType<typeof givenFamily>>;

beforeAll(async () => {
  town = await givenTown();
});
beforeEach(async () => {
  family = await givenFamily();
});

async function givenFamily() {
  const parent = await givenParent();
  const { childId } = await givenChild({ parent, municipalityId: town.municipalityId, document: true });
  const certificate = await givenCertificate({ childId, groupId: town.group.id });
  return { parent, childId, ...certificate };
}

/** Whether the version is another one after `deed`, for this family and for a strange one. */
async function changesBy(deed: () => Promise<unknown>): Promise<[own: boolean, strange: boolean]> {
  const actors = [family.parent.actor, (await givenFamily()).parent.actor];
  const versions = () => Promise.all(actors.map((actor) => familyVersion(actor)));
  const before = await versions();
  expect(await versions()).toEqual(before);
  await deed();
  const after = await versions();
  return [before[0] !== after[0], before[1] !== after[1]];
}

test('a letter that proves the address comes back', async () => {
  const to = { personId: family.parent.personId, accountId: null, email: 'wrong@example.com' };
  const payload = { applicationNumber: 7, link: 'https://portal.example/confirm-email/x' };
  const id = await inTransaction((tx) => queueLetter(tx, to, 'confirm_email', payload));
  const fail = () => database().letter.update({ where: { id }, data: { delivery: 'failed' } });
  expect(await changesBy(fail)).toEqual([true, false]);
});

test('a letter comes into «Почта», and is read', async () => {
  let id = '';
  const come = async () => {
    id = await givenPlainLetter(family.parent);
  };
  expect(await changesBy(come)).toEqual([true, false]);
  const read = () => database().letter.update({ where: { id }, data: { readAt: now() } });
  expect(await changesBy(read)).toEqual([true, false]);
});

test('a request to be linked is declined', async () => {
  const { childId: registered } = await givenFamily();
  const { id } = await database().linkRequest.create({
    data: { personId: family.parent.personId, childId: registered, twinId: family.childId, ground: 'parent' },
  });
  const steps = async () => (await listChildrenWithSteps(family.parent.actor)).map(({ awaited }) => awaited);
  expect(await steps()).toEqual([true]);
  const decline = () => decide(id, 'declined');
  expect(await changesBy(decline)).toEqual([true, false]);
});

const decide = (id: string, status: 'granted' | 'declined') =>
  database().linkRequest.update({
    where: { id },
    data: {
      status,
      decidedAt: now(),
      decidedById: town.operator.accountId,
      institutionId: town.institution.id,
      ...(status === 'declined' ? { reason: 'no_originals' as const } : {}),
    },
  });

test('whoever waits on the page of a typed record is led to the registered one', async () => {
  const { childId: registered } = await givenFamily();
  const { personId: guardianId, actor } = family.parent;
  const { id } = await database().linkRequest.create({
    data: { personId: guardianId, childId: registered, twinId: family.childId, ground: 'parent' },
  });
  expect(await findLinkedChild(actor, family.childId)).toBeNull();
  await database().guardianship.create({ data: { guardianId, childId: registered } });
  await database().guardianship.updateMany({
    where: { guardianId, childId: family.childId },
    data: { endedAt: new Date(now().getTime() + 1000), endGround: 'mistake' },
  });
  await decide(id, 'granted');
  expect(await findLinkedChild(actor, family.childId)).toBe(registered);
  expect(await findLinkedChild((await givenFamily()).parent.actor, family.childId)).toBeNull();
});

test('certificate and question as well', async () => {
  const { certificateId: id, parent, applicationId } = family;
  const terminate = () =>
    database().certificate.update({
      where: { id },
      data: { status: 'terminated', terminationReason: 'moved_away' },
    });
  const questionId = await givenFamilyQuestion(parent, applicationId);
  const answer = () => answerQuestion(town.operator.actor, questionId, { text: 'Да', seen: 1 });
  expect(await changesBy(answer)).toEqual([true, false]);
  expect(await changesBy(terminate)).toEqual([true, false]);
});

test('it is read by indexes among the letters, requests and questions of a region', async () => {
  const { parent, childId, applicationId } = family;
  await database().$transaction(async (tx) => {
    // Triggers and foreign keys sleep: the rows only have to be many.
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw`INSERT INTO letter (id, kind, person_id, account_id, payload, message_id, delivery)
      SELECT gen_random_uuid(), 'correction_answered', gen_random_uuid(), gen_random_uuid(), '', n::text, 'cabinet_only'
      FROM generate_series(1, 6000) n`;
    await tx.$executeRaw`INSERT INTO link_request (id, person_id, child_id, ground)
      SELECT gen_random_uuid(), gen_random_uuid(), ${childId}::uuid, 'parent' FROM generate_series(1, 6000)`;
    await tx.$executeRaw`INSERT INTO family_question (id, application_id, asked_by_id, status, created_at, changed_at)
      SELECT gen_random_uuid(), ${applicationId}::uuid, gen_random_uuid(), 'closed', now(), now() FROM generate_series(1, 6000)`;
  });
  await database().$executeRaw`ANALYZE`;
  const large = ['letter', 'link_request', 'family_question'];
  expect(await tablesReadWhole(large, () => familyVersion(parent.actor))).toEqual([]);
});
