import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '@/lib/local/ports';
import { environment } from '@/lib/platform/environment';
import { WorkerProcess } from '@/tests/integration/letters/worker-process';
import { Gate } from '@/tests/support/gate';
import { startTlsBefore } from '@/tests/support/tls-before-database';

let gate: Gate;
let databaseUrl: string;
let port: number;
let web: WorkerProcess | null = null;

beforeEach(async () => {
  const { DATABASE_URL } = environment();
  gate = await Gate.to(Number(new URL(DATABASE_URL).port));
  databaseUrl = gate.urlTo(DATABASE_URL);
  port = await freePort();
});

afterEach(async () => {
  await web?.discard();
  web = null;
  await gate.stop();
});

function start(settings: Readonly<Record<string, string>> = {}): WorkerProcess {
  return (web = new WorkerProcess(
    {
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      NODE_ENV: 'production',
      APP_URL: 'https://portal.test',
      ...settings,
    },
    'tests/support/bare-web.ts',
  ));
}

type Asked = { method?: string; headers?: Record<string, string>; body?: string };
type Answer = { status: number; headers: NodeJS.Dict<string | string[]>; body: string; seconds: number };

function ask(path: string, { method = 'GET', headers = {}, body = '' }: Asked = {}): Promise<Answer> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path, method, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (text += part));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: text,
          seconds: (performance.now() - begun) / 1000,
        }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const status = async (path: string) => (await ask(path)).status;

/** Lines of the log of this event. */
function lines(event: string): Record<string, unknown>[] {
  return (web?.output ?? '')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter((line) => line.event === event);
}

/** A server that has found its database. */
async function startReady(settings: Readonly<Record<string, string>> = {}): Promise<WorkerProcess> {
  const running = start(settings);
  await running.said('web_ready');
  await expect.poll(() => status('/api/health')).toBe(200);
  return running;
}

test('a database out of reach: pages and forms say so within seconds, and all works again by itself', async () => {
  await startReady();
  expect(await ask('/sign-in')).toMatchObject({ status: 200, body: 'read' });
  for (const how of ['refusing', 'silent'] as const) {
    await gate.close(how);
    const first = await ask('/sign-in');
    expect(first).toMatchObject({ status: 503, headers: { 'retry-after': '15' } });
    expect(first.body).toContain('Портал временно недоступен');
    expect(first.seconds).toBeLessThan(12);
    await expect.poll(() => status('/api/health')).toBe(503);
    const form = await ask('/sign-in/submit', { method: 'POST', body: 'login=vera' });
    expect(form).toMatchObject({ status: 503, headers: { 'retry-after': '15' } });
    expect(form.body).toContain('введённое останется в форме');
    expect(form.seconds).toBeLessThan(1);
    const ready = await ask('/api/health');
    expect(ready.headers['retry-after']).toBe('15');
    expect(JSON.parse(ready.body)).toMatchObject({ missing: { database: 'База данных не отвечает' } });
    expect(await status('/api/health/live')).toBe(200);
    await gate.open();
    await expect.poll(() => status('/sign-in'), { timeout: 5000, interval: 100 }).toBe(200);
    expect(await status('/api/health')).toBe(200);
  }
  expect(lines('database_lost').map(({ reason }) => reason)).toEqual([expect.any(String), 'timeout']);
  expect(lines('database_back')).toHaveLength(2);
}, 60_000);

test('over TLS a lost connection is noticed as well: what was asked meanwhile is answered with words', async () => {
  const { port: own } = new URL(environment().DATABASE_URL);
  const tls = await startTlsBefore(Number(own));
  await gate.stop();
  gate = await Gate.to(tls.port);
  const url = new URL(gate.urlTo(environment().DATABASE_URL));
  url.searchParams.set('sslmode', 'no-verify');
  await startReady({ DATABASE_URL: url.href });
  const asked = ask('/long');
  await expect.poll(() => status('/sign-in')).toBe(200);
  await gate.close('refusing');
  const answer = await asked;
  expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '15' } });
  expect(answer.body).toContain('Портал временно недоступен');
  await tls.stop();
}, 60_000);

test('without a database a process stays nearly idle, whoever in it wants one', async () => {
  await startReady();
  const worker = new WorkerProcess({ DATABASE_URL: databaseUrl });
  await worker.said('worker_ready');
  await gate.close('turning away');
  await web?.said('database_lost');
  await worker.said('database_lost');
  const before = gate.arrived;
  await Promise.all([pause(5000), ...Array.from({ length: 20 }, () => ask('/sign-in'))]);
  // Two a second for each of the two.
  expect(gate.arrived - before).toBeLessThanOrEqual(24);
  await gate.open();
  await expect.poll(() => status('/sign-in'), { timeout: 5000, interval: 100 }).toBe(200);
  worker.signal('SIGTERM');
  expect(await worker.ended()).toBe(0);
}, 60_000);

test('a web server that is up before the database says what it waits for and then serves', async () => {
  await gate.close('refusing');
  const running = start();
  await running.said('web_ready');
  await running.said('waiting_for_database');
  expect(lines('waiting_for_database')[0]).toMatchObject({
    reason: expect.any(String) as unknown,
    host: new URL(databaseUrl).host,
  });
  expect(await status('/sign-in')).toBe(503);
  expect(await status('/api/health')).toBe(503);
  await gate.open();
  await expect.poll(() => status('/api/health'), { timeout: 5000 }).toBe(200);
  // No proxy of ours stands before it: the number a visitor gives is not taken.
  const given = '0af7651916cd43dd8448eb211c80319c';
  const answer = await ask('/sign-in', { headers: { 'x-request-id': given } });
  expect(answer.status).toBe(200);
  expect(answer.headers['x-request-id']).not.toBe(given);
});

test('every line of a request bears its number and nothing of what was asked or typed', async () => {
  const running = await startReady({ TRUSTED_PROXIES: '1' });
  const given = '0af7651916cd43dd8448eb211c80319c';
  const { headers } = await ask('/sign-in/submit?next=%2Fcabinet%3Fsurname%3DEvelskaya', {
    method: 'POST',
    headers: { 'x-request-id': given, cookie: 'session=Evelskaya', 'user-agent': 'Evelskaya' },
    body: 'login=Evelskaya',
  });
  expect(headers['x-request-id']).toBe(given);
  await ask('/c/Evelskaya-123456789012345678901234567890', { method: 'PROPFIND' });
  const own = (await ask('/sign-in', { headers: { 'x-request-id': 'Evelskaya Vera' } })).headers[
    'x-request-id'
  ];
  expect(own).toMatch(/^[0-9a-f]{32}$/);
  await expect.poll(() => lines('request')).toHaveLength(3);
  const [sent, strange] = lines('request');
  expect(sent).toMatchObject({ requestId: given, method: 'POST', status: 200 });
  expect(sent?.ms).toBeGreaterThan(0);
  expect(strange).toMatchObject({ method: 'other', path: expect.not.stringContaining('123') as unknown });
  expect(lines('unexpected_error')).toMatchObject([{ requestId: given, where: '/sign-in/submit' }]);
  expect(running.output + running.errors).not.toMatch(/Evelskaya|login=/);
});

test('asked to stop, it says so first, lets nobody new in, finishes what it has begun and exits with 0', async () => {
  const running = await startReady({ STOP_DELAY: '1' });
  const slow = ask('/slow');
  await expect.poll(() => status('/api/health/live')).toBe(200);
  running.signal('SIGTERM');
  running.signal('SIGTERM');
  await running.said('stopping');
  const { status: refused, body } = await ask('/api/health');
  expect([refused, body]).toEqual([503, expect.stringContaining('Сервер останавливается')]);
  const late = ask('/slow');
  expect(await slow).toMatchObject({ status: 200, body: 'slow' });
  expect(await late).toMatchObject({ status: 200, body: 'slow' });
  expect(await running.ended()).toBe(0);
  await expect(ask('/sign-in')).rejects.toThrow('ECONNREFUSED');
  expect(lines('stopped')).toHaveLength(1);
});

test('whoever takes longer than the limit is cut off, and it ends all the same', async () => {
  const running = await startReady({ STOP_TIMEOUT: '1' });
  const endless = ask('/endless').catch((error: unknown) => error);
  await expect.poll(() => status('/sign-in')).toBe(200);
  running.signal('SIGTERM');
  expect(await running.ended()).toBe(0);
  expect(await endless).toBeInstanceOf(Error);
  expect(lines('requests_cut_off')).toHaveLength(1);
  // Nobody was told anything: that is no success.
  expect(lines('request')).toContainEqual(expect.objectContaining({ cutOff: true, status: null }));
});
