import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { POST as oneClick } from '@/app/(access)/unsubscribe/[token]/route';
import { templates } from '@/emails/letter';
import { endTie, endTieFields } from '@/lib/families/end-tie';
import { sendLetterAgain } from '@/lib/health/failed-letters';
import { chooseNotifications } from '@/lib/letters/choose-notifications';
import { notificationFields } from '@/lib/letters/notification-fields';
import { sendLetter } from '@/lib/letters/send-letter';
import { freePort } from '@/lib/local/ports';
import { now, setClock } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { longestDelivery } from '@/lib/platform/mail';
import { queueLetter } from '@/lib/platform/outbox';
import { unsubscribeLink } from '@/lib/platform/unsubscribe-token';
import { courtPaper, read } from '@/tests/support/changes';
import { givenCertificate, givenChild, givenParent, givenStaff } from '@/tests/support/given';
import { setMailSettings } from '@/tests/support/mail-settings';
import { givenTown, type Town } from '@/tests/support/town';
import { MailServer } from './mail-server';

let server: MailServer;
let town: Town;
let parent: Awaited<ReturnType<typeof givenParent>>;
let email: string;
let families = 0;

beforeAll(async () => {
  server = new MailServer(await freePort());
  await server.start();
  setMailSettings({ SMTP_URL: server.url, MAIL_PER_MINUTE: '6000' });
  town = await givenTown();
});

beforeEach(async () => {
  families += 1;
  email = `family-${families}@example.ru`;
  parent = await givenParent({ email });
});

afterEach(() => {
  setClock();
  server.received.length = 0;
});

afterAll(() => server.stop());

type Options = { childId?: string; until?: Date; accountId?: string | null };

/** A reminder, which can be switched off, waits to be sent. */
function queued({ childId, until, accountId = parent.accountId }: Options = {}): Promise<string> {
  const to = { personId: parent.personId, accountId, email, childId: childId ?? null };
  const payload = templates.question_answered.Letter.PreviewProps;
  return inTransaction((tx) => queueLetter(tx, to, 'question_answered', payload, { until }));
}

function rowOf(id: string) {
  return database().letter.findUniqueOrThrow({ where: { id } });
}

const kept = { delivery: 'cabinet_only', emailTo: null, attemptStartedAt: null, attempts: 0 };

describe('a letter that names a child', () => {
  async function givenSibling() {
    const other = await givenParent();
    const { childId } = await givenChild({
      parent: [parent, other],
      document: true,
      municipalityId: town.municipalityId,
    });
    const applicantId = other.personId;
    const { certificateId } = await givenCertificate({
      childId,
      applicantId,
      status: 'active',
      groupId: town.group.id,
    });
    const end = async () => {
      const where = { childId, guardianId: parent.personId };
      const { id } = await database().guardianship.findFirstOrThrow({ where });
      const input = read(endTieFields, { reason: 'court', ...courtPaper() });
      await endTie(town.operator.actor, certificateId, id, input);
    };
    return { childId, end };
  }

  test('does not go to whoever has lost the tie since; that the tie has ended does', async () => {
    const { childId, end } = await givenSibling();
    const about = await queued({ childId });
    await end();
    await sendLetter({ letterId: about });
    expect(await rowOf(about)).toMatchObject(kept);
    expect(server.received).toEqual([]);
    const told = await database().letter.findFirstOrThrow({
      where: { personId: parent.personId, kind: 'tie_ended' },
    });
    await sendLetter({ letterId: told.id });
    expect(server.received.map(({ recipients }) => recipients)).toEqual([[email]]);
  });

  test('does not go by «Отправить ещё раз» either', async () => {
    const { childId, end } = await givenSibling();
    const id = await queued({ childId });
    await database().letter.update({ where: { id }, data: { delivery: 'failed', lastError: 'EABORT' } });
    await end();
    await sendLetterAgain((await givenStaff({ role: 'regional_admin' })).actor, id);
    await sendLetter({ letterId: id });
    expect(await rowOf(id)).toMatchObject(kept);
    expect(server.received).toEqual([]);
  });

  test('goes to whoever has the tie, and to the child itself', async () => {
    const { childId } = await givenSibling();
    const toParent = await queued({ childId });
    const toChild = await queued({ childId });
    await database().letter.update({ where: { id: toChild }, data: { personId: childId } });
    for (const letterId of [toParent, toChild]) await sendLetter({ letterId });
    expect(server.received).toHaveLength(2);
  });
});

describe('a letter in hand while its topic is switched off', () => {
  const everyOther = { visits: 'on', reminders: 'on', amount: 'on', proposals: 'on', questions: 'on' };
  const ways = {
    'by one click': async (id: string) => {
      const link = unsubscribeLink(id);
      const token = new URL(link).pathname.replace('/unsubscribe/', '');
      const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
      const answer = await oneClick(new Request(link, { method: 'POST', body }), {
        params: Promise.resolve({ token }),
      });
      expect(answer.status).toBe(200);
    },
    'by «Сохранить»': () => chooseNotifications(parent.actor, notificationFields.parse(everyOther)),
  };

  test.each(Object.entries(ways))('%s, is past recalling, but not tried again', async (_, switchOff) => {
    const [inHand, waiting] = [await queued(), await queued()];
    const begun = { attempts: 1, attemptStartedAt: now() };
    await database().letter.update({ where: { id: inHand }, data: begun });
    await switchOff(inHand);
    expect(await rowOf(inHand)).toMatchObject({ delivery: 'queued', ...begun });
    expect(await rowOf(waiting)).toMatchObject(kept);
    const later = new Date(now().getTime() + longestDelivery());
    setClock(() => later);
    await sendLetter({ letterId: inHand });
    expect(await rowOf(inHand)).toMatchObject({ ...kept, attempts: 1 });
    expect(server.received).toEqual([]);
  });
});

describe('a letter that has lost its meaning', () => {
  const past = () => new Date(now().getTime() - 1000);

  test('stays in the cabinet', async () => {
    const id = await queued({ until: past() });
    await sendLetter({ letterId: id });
    expect(await rowOf(id)).toMatchObject({ ...kept, accountId: parent.accountId });
    expect(server.received).toEqual([]);
  });

  test('has failed where it stands in no cabinet', async () => {
    const id = await queued({ until: past(), accountId: null });
    await sendLetter({ letterId: id });
    expect(await rowOf(id)).toMatchObject({
      delivery: 'failed',
      lastError: 'outdated',
      attemptStartedAt: null,
    });
    expect(server.received).toEqual([]);
  });

  test('goes out as long as it has it', async () => {
    await sendLetter({ letterId: await queued({ until: new Date(now().getTime() + 60_000) }) });
    expect(server.received).toHaveLength(1);
  });
});
