import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { templates } from '@/emails/letter';
import { freePort } from '@/lib/local/ports';
import { database, inTransaction } from '@/lib/platform/database';
import { queueLetter } from '@/lib/platform/outbox';
import { givenParent } from '@/tests/support/given';
import { MailServer } from './mail-server';
import { WorkerProcess } from './worker-process';

const patience = { timeout: 30_000, interval: 50 };
let server: MailServer;
const workers: WorkerProcess[] = [];

beforeAll(async () => {
  server = new MailServer(await freePort());
  await server.start();
});

afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.discard();
});

afterAll(() => server.stop());

function startWorker(): WorkerProcess {
  const worker = new WorkerProcess({ SMTP_URL: server.url, MAIL_PER_MINUTE: '6000' });
  workers.push(worker);
  return worker;
}

function inFlight() {
  return database().letter.findMany({
    where: { attemptStartedAt: { not: null } },
    select: { messageId: true },
  });
}

/** The queue finds within a minute that nobody answers for these jobs any more, and no delivery lasts for long; here at once. */
async function missWorker(): Promise<void> {
  await database().$executeRaw`UPDATE letter SET attempt_started_at = attempt_started_at - interval '1 hour'`;
  await database()
    .$executeRaw`UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE state = 'active'`;
}

test('a worker killed amid ten letters repeats the one in its hands and loses none', async () => {
  const { personId, accountId } = await givenParent();
  const payload = templates.confirm_email.Letter.PreviewProps;
  for (let n = 0; n < 10; n += 1) {
    const to = { personId, accountId, email: `ledger-${n}@example.ru` };
    await inTransaction((tx) => queueLetter(tx, to, 'confirm_email', payload));
  }
  // Three are answered; the fourth has been taken by the server, which has not said so yet.
  server.hold(3);
  const killed = startWorker();
  await expect.poll(() => server.held, patience).toBe(1);
  await killed.discard();
  const [repeated, ...others] = await inFlight();
  expect(others).toEqual([]);
  server.release();
  await missWorker();

  const next = startWorker();
  await next.said('letter_repeated');
  const sent = () => database().letter.count({ where: { delivery: 'sent' } });
  await expect.poll(sent, patience).toBe(10);
  const arrived = server.received.map(({ headers }) => headers.get('message-id')?.[0]);
  expect(new Set(arrived).size).toBe(10);
  expect(arrived).toHaveLength(11);
  expect(arrived.filter((id) => id === repeated?.messageId)).toHaveLength(2);
  expect(await inFlight()).toEqual([]);
});
