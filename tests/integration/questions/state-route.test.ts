import { expect, test } from 'vitest';
import { GET } from '@/app/cabinet/state/route';
import { openSession, sessionCookieName } from '@/lib/access/session';
import type { Role } from '@/lib/domain/roles';
import { database, inTransaction } from '@/lib/platform/database';
import { addToQuestion } from '@/lib/questions/add-to-question';
import { answerQuestion } from '@/lib/questions/answer-question';
import { activate } from '@/tests/support/activate';
import {
  givenApplication,
  givenChild,
  givenFamilyQuestion,
  givenParent,
  givenScan,
} from '@/tests/support/given';
import { givenIssued, givenTown, papers } from '@/tests/support/town';

type Signed = { accountId: string; grantId: string };

async function asking({ accountId, grantId }: Signed, role: Role = 'parent') {
  const token = await inTransaction((tx) => openSession(tx, { id: grantId, accountId, role }));
  const request = (since: string) =>
    GET(
      new Request(`http://localhost/cabinet/state?since=${since}`, {
        headers: { cookie: `${sessionCookieName()}=${token}` },
      }),
    );
  return {
    request,
    /** The version that is not the one known before. */
    version: async (known = '') => {
      const response = await request(known);
      expect(response.status).toBe(200);
      return ((await response.json()) as { version: string }).version;
    },
  };
}

test('says nothing as long as all is as it was, and a new word for each thing a family waits for', async () => {
  const town = await givenTown();
  const parent = await givenParent();
  const { childId, documentId } = await givenChild({
    parent,
    municipalityId: town.municipalityId,
    document: true,
  });
  const { applicationId } = await givenApplication({ childId, applicantId: parent.personId });
  const questionId = await givenFamilyQuestion(parent, applicationId);
  const { scanId } = await givenScan({ ownerId: parent.accountId, documentId: documentId ?? undefined });
  const { request, version } = await asking(parent);
  let known = await version();
  const changes = [
    () =>
      database().application.update({
        where: { id: applicationId },
        data: { status: 'confirmed', confirmedAt: new Date() },
      }),
    () => answerQuestion(town.operator.actor, questionId, { text: 'Да', seen: 1 }),
    () => addToQuestion(parent.actor, questionId, { text: 'Спасибо' }),
    () => database().scan.update({ where: { id: scanId }, data: { status: 'unreadable' } }),
  ];
  for (const change of changes) {
    const before = await request(known);
    expect([before.status, await before.text()]).toEqual([204, '']);
    await change();
    const next = await version(known);
    expect(next).not.toBe(known);
    known = next;
  }
});

test('an activation is news to the family and to no other', async () => {
  const town = await givenTown();
  const family = await givenIssued(town);
  const stranger = await asking(await givenParent());
  const { accountId } = family.actor;
  const { id: grantId } = await database().accountGrant.findFirstOrThrow({ where: { accountId } });
  const own = await asking({ accountId, grantId }, family.actor.role);
  const [known, foreign] = [await own.version(), await stranger.version()];
  await activate(town.operator.actor, family.certificateId, papers());
  expect(await own.version(known)).not.toBe(known);
  expect((await stranger.request(foreign)).status).toBe(204);
});

test('asking is no use of the session; without one the script is told so, staff has no such address', async () => {
  const parent = await givenParent();
  const { request } = await asking(parent);
  const quiet = new Date(Date.now() - 30 * 60_000);
  await database().session.updateMany({
    where: { accountId: parent.accountId },
    data: { lastSeenAt: quiet },
  });
  expect((await request('')).status).toBe(200);
  const sessions = await database().session.findMany({ where: { accountId: parent.accountId } });
  expect(sessions.map(({ lastSeenAt }) => lastSeenAt)).toEqual(sessions.map(() => quiet));
  await database().session.updateMany({
    where: { accountId: parent.accountId },
    data: { endedAt: new Date() },
  });
  expect((await request('')).status).toBe(401);
  const { operator } = await givenTown();
  expect((await (await asking(operator, 'operator')).request('')).status).toBe(404);
});
