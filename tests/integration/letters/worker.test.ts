import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { templates } from '@/emails/letter';
import { freePort } from '@/lib/local/ports';
import { database, inTransaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter } from '@/lib/platform/outbox';
import { Gate } from '@/tests/support/gate';
import { givenParent } from '@/tests/support/given';
import { MailServer } from './mail-server';
import { WorkerProcess } from './worker-process';

const email = 'vera@example.ru';
const patience = { timeout: 20_000, interval: 50 };

/** The machine's clock is wrong by as many milliseconds as FAULTS_CLOCK_FILE says. */
const shiftedClock = `--import ${pathToFileURL(resolve('tests/faults/clock/shifted-clock.mjs')).href}`;

let server: MailServer;
let recipient: { personId: string; accountId: string; email: string };
let worker: WorkerProcess | null = null;

beforeAll(async () => {
  server = new MailServer(await freePort());
  await server.start();
  const { personId, accountId } = await givenParent();
  recipient = { personId, accountId, email };
});

afterEach(async () => {
  await worker?.discard();
  worker = null;
  server.release();
  server.received.length = 0;
});

afterAll(() => server.stop());

function startWorker(settings: Readonly<Record<string, string>> = {}): WorkerProcess {
  worker = new WorkerProcess({ SMTP_URL: server.url, ...settings });
  return worker;
}

async function queue(): Promise<void> {
  const payload = templates.confirm_email.Letter.PreviewProps;
  await inTransaction((tx) => queueLetter(tx, recipient, 'confirm_email', payload));
}

function deliveries(): Promise<{ delivery: string }[]> {
  return database().letter.findMany({ where: { emailTo: email }, select: { delivery: true } });
}

test('settings that are wrong end the worker with a sentence for each', async () => {
  const broken = startWorker({ SMTP_URL: '', MASTER_KEY: 'short' });
  expect(await broken.ended()).toBe(1);
  expect(broken.errors).toContain('SMTP_URL: не задан адрес почтового сервера');
  expect(broken.errors).toContain('MASTER_KEY: нужны 32 случайных байта');
  expect(broken.errors).not.toContain('    at ');
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  'the worker sends letters, names nobody and ends at %s',
  async (signal) => {
    const running = startWorker();
    await running.said('worker_ready');
    await queue();
    await running.said('letter_sent');
    expect(server.received).toHaveLength(1);
    running.signal(signal);
    expect(await running.ended()).toBe(0);
    expect(running.output + running.errors).not.toContain(email);
  },
);

test('the letter in hand is finished before the worker ends', async () => {
  const running = startWorker();
  await running.said('worker_ready');
  server.hold();
  await queue();
  await expect.poll(() => server.held, patience).toBe(1);
  running.signal('SIGTERM');
  running.signal('SIGTERM');
  server.release();
  expect(await running.ended()).toBe(0);
  expect(running.output).toContain('letter_sent');
  expect((await deliveries()).filter(({ delivery }) => delivery !== 'sent')).toEqual([]);
});

test('a letter in hand beyond the limit returns to the queue', async () => {
  const running = startWorker({ STOP_TIMEOUT: '1' });
  await running.said('worker_ready');
  server.hold();
  await queue();
  await expect.poll(() => server.held, patience).toBe(1);
  running.signal('SIGTERM');
  expect(await running.ended()).toBe(0);
  expect(await stateOfLetterJob()).toBe('retry');
});

async function stateOfLetterJob(): Promise<string | undefined> {
  const [job] = await database().$queryRaw<{ state: string }[]>`
    SELECT state::text FROM pgboss.job WHERE name = 'send-letter' ORDER BY created_on DESC LIMIT 1`;
  return job?.state;
}

/** Its worker died a minute ago, or it was handed out over a connection that broke. */
async function handToNobody(): Promise<void> {
  await database().$executeRaw`
    UPDATE pgboss.job SET state = 'active', started_on = now(), heartbeat_on = now() - interval '1 minute'
    WHERE id = (SELECT id FROM pgboss.job WHERE name = 'send-letter' ORDER BY created_on DESC LIMIT 1)`;
}

test('a job handed to nobody is soon taken back', { timeout: 60_000 }, async () => {
  await queue();
  await handToNobody();
  const running = startWorker();
  await running.said('worker_ready');
  await expect.poll(stateOfLetterJob, { timeout: 30_000 }).toBe('retry');
});

test('… and when the clock of the machine has been put back', { timeout: 90_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-clock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const clock = join(folder, 'off');
  writeFileSync(clock, '0');
  const running = startWorker({ FAULTS_CLOCK_FILE: clock, NODE_OPTIONS: shiftedClock });
  await running.said('worker_ready');
  writeFileSync(clock, String(-3_600_000));
  await expect
    .poll(
      async () => {
        await queue();
        return running.output + running.errors;
      },
      { timeout: 30_000, interval: 500 },
    )
    .toContain('"event":"clock_put_back"');
  await expect.poll(stateOfLetterJob, patience).toBe('completed');
  await handToNobody();
  await expect.poll(stateOfLetterJob, { timeout: 40_000 }).not.toBe('active');
});

test('after an outage the first letter that goes calls back those that would wait for long', async () => {
  await server.stop();
  const running = startWorker();
  await queue();
  await running.said('letter_delayed');
  await expect.poll(stateOfLetterJob, patience).toBe('retry');
  await database().$executeRaw`
    UPDATE pgboss.job SET start_after = now() + interval '1 hour' WHERE name = 'send-letter' AND state = 'retry'`;
  await server.start();
  await queue();
  await expect.poll(() => server.received.length, patience).toBe(2);
});

async function gateToDatabase(): Promise<{ gate: Gate; DATABASE_URL: string }> {
  const direct = environment().DATABASE_URL;
  const gate = await Gate.to(Number(new URL(direct).port));
  return { gate, DATABASE_URL: gate.urlTo(direct) };
}

test('a worker outlives a database that falls silent', { timeout: 60_000 }, async () => {
  const { gate, DATABASE_URL } = await gateToDatabase();
  const running = startWorker({ DATABASE_URL });
  try {
    await running.said('worker_ready');
    await gate.close('silent');
    await running.said('database_lost');
    await gate.open();
    await running.said('database_back');
    await queue();
    await running.said('letter_sent');
  } finally {
    await gate.stop();
  }
});

test('a worker that is up before the database waits for it', { timeout: 60_000 }, async () => {
  const { gate, DATABASE_URL } = await gateToDatabase();
  await gate.close('refusing');
  const running = startWorker({ DATABASE_URL });
  try {
    await running.said('waiting_for_database');
    await gate.open();
    await running.said('worker_ready');
    running.signal('SIGTERM');
    expect(await running.ended()).toBe(0);
  } finally {
    await gate.stop();
  }
});

test('a worker that still waits for the database can be ended', async () => {
  const running = startWorker({ DATABASE_URL: `postgresql://nobody@127.0.0.1:${await freePort()}/none` });
  await running.said('waiting_for_database');
  running.signal('SIGTERM');
  expect(await running.ended()).toBe(0);
  expect(running.output).not.toContain('worker_ready');
});
