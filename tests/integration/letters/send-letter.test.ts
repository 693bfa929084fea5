import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { templates } from '@/emails/letter';
import { sendLetterAgain } from '@/lib/health/failed-letters';
import { giveUpLetters } from '@/lib/letters/give-up-letters';
import { sendLetter } from '@/lib/letters/send-letter';
import { freePort } from '@/lib/local/ports';
import { database, inTransaction } from '@/lib/platform/database';
import { queueJob, workJobs } from '@/lib/platform/jobs';
import { now, setClock } from '@/lib/platform/clock';
import { closeMail, longestDelivery } from '@/lib/platform/mail';
import { queueLetter } from '@/lib/platform/outbox';
import { givenParent, givenStaff } from '@/tests/support/given';
import { lettersOnly } from '@/tests/support/letters-only';
import { loseJobs } from '@/tests/support/lost-jobs';
import { MailServer } from './mail-server';

const payload = templates.confirm_email.Letter.PreviewProps;

let server: MailServer;
let personId: string;
let accountId: string;
let address = '';
let addresses = 0;

beforeAll(async () => {
  server = new MailServer(await freePort());
  process.env.SMTP_URL = server.url;
  ({ personId, accountId } = await givenParent());
});

beforeEach(async () => {
  addresses += 1;
  address = `vera-${addresses}@example.ru`;
  await database().$executeRaw`delete from pgboss.job`;
  await server.start();
});

afterEach(async () => {
  closeMail();
  await server.stop();
  server.refusal = null;
  server.received.length = 0;
});

/** Queues a letter as a verb does; `fails` rolls the transaction back. */
async function queue({
  fails = false,
  email = address,
}: { fails?: boolean; email?: string | null } = {}): Promise<void> {
  await inTransaction(async (tx) => {
    await queueLetter(tx, { personId, accountId, email }, 'confirm_email', payload);
    if (fails) throw new Error('rolled back');
  });
}

async function queuedLetter(): Promise<{ id: string; messageId: string }> {
  await queue();
  return database().letter.findFirstOrThrow({ where: { emailTo: address }, orderBy: { createdAt: 'desc' } });
}

function letterRow(id: string) {
  return database().letter.findUniqueOrThrow({ where: { id } });
}

type JobRow = { id: string; state: string; output: unknown };

function jobsOf(letterId: string): Promise<JobRow[]> {
  return database().$queryRaw<JobRow[]>`
    select id::text, state::text, output from pgboss.job where name = 'send-letter' and data->>'letterId' = ${letterId}`;
}

async function whileWorking(check: () => Promise<void>): Promise<void> {
  const { stop } = await workJobs(lettersOnly);
  try {
    await check();
  } finally {
    await stop();
  }
}

const patience = { timeout: 20_000, interval: 50 };

test('a letter queued with its change is sent once by the worker', async () => {
  const { id, messageId } = await queuedLetter();
  await whileWorking(async () => {
    await expect.poll(async () => (await letterRow(id)).delivery, patience).toBe('sent');
    await expect
      .poll(async () => (await jobsOf(id)).map(({ state }) => state), patience)
      .toEqual(['completed']);
  });
  expect(server.received).toHaveLength(1);
  const [mail] = server.received;
  expect(mail?.recipients).toEqual([address]);
  expect(mail?.headers.get('message-id')).toEqual([messageId]);
  expect(mail?.subject).toBe(templates.confirm_email.subject());
  expect(mail?.parts.get('text/plain')).toContain(payload.link);
  expect(mail?.parts.get('text/html')).toContain(`href="${payload.link}"`);
  const row = await letterRow(id);
  expect(row).toMatchObject({ attempts: 1, lastError: null });
  expect(row.sentAt).toBeInstanceOf(Date);
});

test('letters of one evening do not wait for one another', async () => {
  for (let n = 0; n < 5; n += 1) await queue();
  await whileWorking(async () => {
    await expect.poll(() => server.received.length, patience).toBe(5);
  });
  const ids = new Set(server.received.map(({ headers }) => headers.get('message-id')?.[0]));
  expect(ids.size).toBe(5);
});

test('a change that is rolled back leaves neither letter nor job', async () => {
  await expect(queue({ fails: true })).rejects.toThrow('rolled back');
  expect(await database().letter.count({ where: { emailTo: address } })).toBe(0);
  expect(await database().$queryRaw`select id::text from pgboss.job`).toEqual([]);
});

test('a letter without an address is for the cabinet only', async () => {
  await queue({ email: null });
  const { id, delivery } = await database().letter.findFirstOrThrow({ where: { personId, emailTo: null } });
  expect(delivery).toBe('cabinet_only');
  expect(await jobsOf(id)).toEqual([]);
  await sendLetter({ letterId: id });
  expect(server.received).toEqual([]);
});

test('while the mail server is down the letter waits, then it goes', async () => {
  await server.stop();
  const { id, messageId } = await queuedLetter();
  await whileWorking(async () => {
    await expect.poll(async () => (await jobsOf(id)).map(({ state }) => state), patience).toEqual(['retry']);
    expect(await letterRow(id)).toMatchObject({
      delivery: 'queued',
      attempts: 1,
      lastError: 'ESOCKET ECONNREFUSED CONN',
    });
  });
  await server.start();
  // The pause before the next attempt is the queue's affair: it is over now.
  await database().$executeRaw`update pgboss.job set start_after = now() where data->>'letterId' = ${id}`;
  await whileWorking(async () => {
    await expect.poll(async () => (await letterRow(id)).delivery, patience).toBe('sent');
  });
  expect(server.received.map(({ headers }) => headers.get('message-id'))).toEqual([[messageId]]);
  expect(await letterRow(id)).toMatchObject({ attempts: 2, lastError: null });
});

test('a letter refused for good has failed and is not tried again', async () => {
  server.refusal = { at: 'RCPT TO', code: 550, text: `5.1.1 <${address}>: no such user` };
  const { id } = await queuedLetter();
  await whileWorking(async () => {
    await expect
      .poll(async () => (await jobsOf(id)).map(({ state }) => state), patience)
      .toEqual(['completed']);
  });
  const row = await letterRow(id);
  expect(row).toMatchObject({ delivery: 'failed', attempts: 1, sentAt: null });
  expect(row.lastError).toBe('EENVELOPE RCPT TO 550 5.1.1');
  server.refusal = null;
  await sendLetter({ letterId: id });
  expect(server.received).toEqual([]);
});

test('neither the letter nor its job keeps the words of the mail server', async () => {
  server.refusal = { at: 'RCPT TO', code: 450, text: `4.2.2 <${address}>: mailbox is full` };
  const { id } = await queuedLetter();
  await whileWorking(async () => {
    await expect.poll(async () => (await jobsOf(id)).map(({ state }) => state), patience).toEqual(['retry']);
  });
  const [job] = await jobsOf(id);
  expect(JSON.stringify(job?.output)).toContain('EENVELOPE RCPT TO 450 4.2.2');
  expect(JSON.stringify(job)).not.toContain(address);
  expect((await letterRow(id)).lastError).toBe('EENVELOPE RCPT TO 450 4.2.2');
});

test('a second run of the same job sends nothing', async () => {
  const { id } = await queuedLetter();
  await sendLetter({ letterId: id });
  const sent = await letterRow(id);
  await sendLetter({ letterId: id });
  expect(server.received).toHaveLength(1);
  expect(await letterRow(id)).toEqual(sent);
});

test('a letter that is gone is no error', async () => {
  await expect(sendLetter({ letterId: '0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b' })).resolves.toBeUndefined();
});

test('in hand since an hour that is yet to come: the clock was put back, and nobody has it', async () => {
  const { id } = await queuedLetter();
  const attemptStartedAt = new Date(now().getTime() + 6 * 3_600_000);
  await database().letter.update({ where: { id }, data: { attempts: 1, attemptStartedAt } });
  await sendLetter({ letterId: id });
  expect(await letterRow(id)).toMatchObject({ delivery: 'sent', attempts: 2 });
});

test('one who dies between the mail server and the base repeats only this letter, under the same id', async () => {
  const { id, messageId } = await queuedLetter();
  await cannotBeMarked(async () => {
    await expect(sendLetter({ letterId: id })).rejects.toThrow();
    expect(await letterRow(id)).toMatchObject({ delivery: 'queued', sentAt: null });
  });
  // Only when no delivery can last as long is it certain that nobody has the letter in hand.
  await expect(sendLetter({ letterId: id })).rejects.toThrow('in_hand');
  expect(server.received).toHaveLength(1);
  await afterLongestDelivery(() => sendLetter({ letterId: id }));
  expect(await letterRow(id)).toMatchObject({ delivery: 'sent', attempts: 2 });
  expect(server.received.map(({ headers }) => headers.get('message-id'))).toEqual([[messageId], [messageId]]);
});

test('a letter that cannot be opened waits for its mending', async () => {
  const { id } = await queuedLetter();
  await database().letter.update({ where: { id }, data: { payload: Uint8Array.of(1, 2, 3) } });
  await expect(sendLetter({ letterId: id })).rejects.toThrow();
  expect(await letterRow(id)).toMatchObject({ delivery: 'queued', attempts: 1, lastError: 'Error' });
  expect(server.received).toEqual([]);
});

test('a letter that the queue has given up has failed with its last reason, and can be sent again', async () => {
  const [tried, other] = [await queuedLetter(), await queuedLetter()];
  const last = { attempts: 180, lastError: 'ETIMEDOUT CONN' };
  await database().letter.update({ where: { id: tried.id }, data: last });
  await giveUpLetters();
  expect(await letterRow(tried.id)).toMatchObject({ delivery: 'queued' });
  await loseJobs();
  await inTransaction((tx) => queueJob(tx, 'send-letter', { letterId: other.id }));
  await giveUpLetters();
  expect(await letterRow(tried.id)).toMatchObject({ delivery: 'failed', lastError: 'ETIMEDOUT CONN' });
  expect(await letterRow(other.id)).toMatchObject({ delivery: 'queued' });
  await sendLetterAgain((await givenStaff({ role: 'regional_admin' })).actor, tried.id);
  await giveUpLetters();
  expect(await letterRow(tried.id)).toMatchObject({ delivery: 'queued', attempts: 0, lastError: null });
});

test('a letter whose job is gone does not wait for ever; one that waits for its hour does', async () => {
  const [lost, waiting] = [await queuedLetter(), await queuedLetter()];
  await database().$executeRaw`delete from pgboss.job where data->>'letterId' = ${lost.id}`;
  await database()
    .$executeRaw`update pgboss.job set start_after = now() + interval '9 hours' where data->>'letterId' = ${waiting.id}`;
  await giveUpLetters();
  expect(await letterRow(lost.id)).toMatchObject({ delivery: 'failed', lastError: 'unknown' });
  expect(await letterRow(waiting.id)).toMatchObject({ delivery: 'queued' });
});

/** The clock stands beyond the longest delivery while this is done. */
async function afterLongestDelivery(work: () => Promise<void>): Promise<void> {
  const later = new Date(now().getTime() + longestDelivery());
  setClock(() => later);
  await work().finally(() => setClock());
}

/** The database refuses to mark letters as sent, as it would for a worker that lost it. */
async function cannotBeMarked(work: () => Promise<void>): Promise<void> {
  await database()
    .$executeRaw`alter table letter add constraint nothing_is_sent check (delivery <> 'sent') not valid`;
  try {
    await work();
  } finally {
    await database().$executeRaw`alter table letter drop constraint nothing_is_sent`;
  }
}
