import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { templates } from '@/emails/letter';
import type { LetterPayloads } from '@/lib/domain/letters';
import { chooseNotifications } from '@/lib/letters/choose-notifications';
import { notificationFields } from '@/lib/letters/notification-fields';
import { sendDigests } from '@/lib/letters/send-digests';
import { setClock } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { queueJob } from '@/lib/platform/jobs';
import { letterContext, queueLetter } from '@/lib/platform/outbox';
import { givenStaff, unique } from '@/tests/support/given';
import { tracesOf } from '@/tests/support/traces';
import { WorkerProcess } from './worker-process';

/** The hour on the clock of the region, on this day of November. */
const at = (day: number, hour: number) => new Date(Date.UTC(2026, 10, day, hour - 7, 30));

let admin: Awaited<ReturnType<typeof givenAdmin>>;

async function givenAdmin() {
  const staff = await givenStaff({ role: 'municipal_admin' });
  const email = `admin-${unique()}@example.ru`;
  await database().account.update({ where: { id: staff.accountId }, data: { staffEmail: email } });
  return { ...staff, email };
}

beforeEach(async () => {
  await database().notificationSetting.deleteMany();
  admin = await givenAdmin();
  setClock(() => at(24, 7));
  await choose();
});

afterEach(() => setClock());

function choose(changes: Record<string, string> = {}) {
  const daily = { proposals: 'on', questions: 'on', pace: 'daily', digestHour: '9', ...changes };
  return chooseNotifications(admin.actor, notificationFields.parse(daily));
}

/** A letter to the admin about a proposal. */
function tell(
  kind: 'proposal_waiting' | 'proposal_settled' = 'proposal_waiting',
  to = admin,
): Promise<string> {
  return inTransaction((tx) => {
    const recipient = { personId: null, accountId: to.accountId, email: to.email };
    return kind === 'proposal_waiting'
      ? queueLetter(tx, recipient, kind, templates[kind].Letter.PreviewProps)
      : queueLetter(tx, recipient, kind, templates[kind].Letter.PreviewProps);
  });
}

async function digests(to = admin): Promise<LetterPayloads['staff_digest']['events'][]> {
  const rows = await database().letter.findMany({
    where: { accountId: to.accountId, kind: 'staff_digest' },
    orderBy: { createdAt: 'asc' },
  });
  return rows.map(({ id, payload }) => {
    const { events } = JSON.parse(unsealText(letterContext(id), payload)) as LetterPayloads['staff_digest'];
    return events;
  });
}

const deliveryOf = async (id: string) =>
  (await database().letter.findUniqueOrThrow({ where: { id } })).delivery;

const oneWaiting = [{ kind: 'proposal_waiting', count: 1 }];

describe('the letter of the day', () => {
  test('is one, at the chosen hour, with how many of what are unread', async () => {
    const told = [await tell(), await tell(), await tell('proposal_settled')];
    const read = await tell();
    await database().letter.update({ where: { id: read }, data: { readAt: at(24, 8) } });
    expect(await deliveryOf(read)).toBe('digest');
    setClock(() => at(24, 8));
    expect(await tracesOf(sendDigests)).toMatchObject({ letters: [], jobs: [] });
    setClock(() => at(24, 9));
    const { letters, jobs } = await tracesOf(sendDigests);
    expect(letters).toMatchObject([
      { kind: 'staff_digest', to: admin.email, accountId: admin.accountId, delivery: 'queued' },
    ]);
    expect(letters[0]?.payload).toMatchObject({
      day: '24.11.2026',
      events: [
        { kind: 'proposal_waiting', count: 2 },
        { kind: 'proposal_settled', count: 1 },
      ],
    });
    expect(jobs).toEqual([{ name: 'send-letter', data: { letterId: letters[0]?.id } }]);
    for (const id of [...told, read]) expect(await deliveryOf(id)).toBe('cabinet_only');
  });

  test('comes once a day, and the next day only with what is new', async () => {
    await tell();
    setClock(() => at(24, 9));
    await Promise.all([sendDigests(), sendDigests(), sendDigests()]);
    await tell('proposal_settled');
    setClock(() => at(24, 15));
    await sendDigests();
    expect(await digests()).toEqual([oneWaiting]);
    setClock(() => at(25, 9));
    await sendDigests();
    expect(await digests()).toEqual([oneWaiting, [{ kind: 'proposal_settled', count: 1 }]]);
    setClock(() => at(26, 9));
    await sendDigests();
    expect(await digests()).toHaveLength(2);
  });

  test('of an hour that was missed comes later the same day', async () => {
    await tell();
    setClock(() => at(24, 22));
    await sendDigests();
    expect(await digests()).toEqual([oneWaiting]);
  });

  test('chosen after its hour begins the next day', async () => {
    setClock(() => at(24, 12));
    await choose({ digestHour: '10' });
    await tell();
    await sendDigests();
    expect(await digests()).toEqual([]);
    setClock(() => at(25, 10));
    await sendDigests();
    expect(await digests()).toEqual([oneWaiting]);
  });

  test('moved to a later hour does not come twice that day', async () => {
    await tell();
    setClock(() => at(24, 9));
    await sendDigests();
    await choose({ digestHour: '18' });
    await tell();
    setClock(() => at(24, 18));
    await sendDigests();
    expect(await digests()).toEqual([oneWaiting]);
    setClock(() => at(25, 18));
    await sendDigests();
    expect(await digests()).toEqual([oneWaiting, oneWaiting]);
  });

  test('adds nothing unread to the cabinet', async () => {
    await tell();
    setClock(() => at(24, 9));
    await sendDigests();
    const unread = await database().letter.findMany({ where: { accountId: admin.accountId, readAt: null } });
    expect(unread.map(({ kind }) => kind)).toEqual(['proposal_waiting']);
  });

  test('given up, brings what had gathered at once; from then on each event has its letter', async () => {
    await tell();
    await choose({ pace: 'each' });
    expect(await digests()).toEqual([oneWaiting]);
    expect(await deliveryOf(await tell())).toBe('queued');
  });

  test('tells nothing of what was switched off meanwhile', async () => {
    const id = await tell();
    await choose({ proposals: '' });
    expect(await deliveryOf(id)).toBe('cabinet_only');
    setClock(() => at(24, 9));
    await sendDigests();
    expect(await digests()).toEqual([]);
  });

  test('is not for whoever was blocked', async () => {
    await tell();
    // The last admin of a municipality cannot be.
    await givenStaff({ role: 'municipal_admin', municipalityId: admin.actor.municipalityId });
    await database().account.update({ where: { id: admin.accountId }, data: { blockedAt: at(24, 8) } });
    setClock(() => at(24, 9));
    await sendDigests();
    expect(await digests()).toEqual([]);
  });
});

test('a worker killed in the middle wrote nothing by halves; the next one writes each letter once', async () => {
  const first = admin;
  admin = await givenAdmin();
  await choose();
  const [early = first, late = admin] = [first, admin].toSorted((a, b) =>
    a.accountId < b.accountId ? -1 : 1,
  );
  await tell('proposal_waiting', early);
  const held = await tell('proposal_waiting', late);
  // Whatever the hour of the real clock is, by which the worker goes.
  await database().notificationSetting.updateMany({ data: { digestHour: 0 } });
  setClock();
  const worker = new WorkerProcess({});
  try {
    await worker.said('worker_ready');
    // The worker is held at the letter of the second one, and ends there without a chance to tidy up.
    await inTransaction(async (tx) => {
      await tx.$queryRaw`select 1 from letter where id = ${held}::uuid for update`;
      await inTransaction((other) => queueJob(other, 'send-digests', {}));
      await expect.poll(() => digests(early), { timeout: 15_000, interval: 50 }).toEqual([oneWaiting]);
      await worker.discard();
    });
  } finally {
    await worker.discard();
  }
  expect(await deliveryOf(held)).toBe('digest');
  await Promise.all([sendDigests(), sendDigests()]);
  expect(await digests(early)).toEqual([oneWaiting]);
  expect(await digests(late)).toEqual([oneWaiting]);
});
