import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { drawnAtOnce, turnLasts } from '@/app/_server/in-turn';
import { keptRegionSettings } from '@/app/_server/kept-region';
import { prepareRequests } from '@/app/_server/request-start';
import { sessionCookieName } from '@/lib/access/session';
import { dbDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenStaff } from '@/tests/support/given';

/** What stands behind: counts how often it draws, and says what it was told. */
let drawn = 0;
let status = 200;
let location = '/admin/region?done=saved';
/** Told when drawing begins; a promise it gives is waited for before the page is finished. */
let onDrawing: () => Promise<void> | void = () => undefined;
const server = createServer((asked, answer) => void draw(asked, answer));

async function draw(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
  drawn += 1;
  const nonce = /'nonce-([^']+)'/.exec(String(asked.headers['content-security-policy']))?.[1] ?? '';
  answer.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    link: `</style.css>; rel=preload; as=style; nonce="${nonce}"`,
    ...(status === 303 ? { location } : {}),
  });
  answer.write(`<script nonce="${nonce}"></script>`);
  const page = `<p>${drawn} ${asked.headers['user-agent'] ?? ''}</p>`;
  await onDrawing();
  answer.end(page);
}

type Asked = { path?: string; method?: string; headers?: Record<string, string> };
type Answer = { status: number; headers: IncomingHttpHeaders; text: string; nonce: string };

function ask({ path = '/how-to-get', method = 'GET', headers = {} }: Asked = {}): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((settle, fail) => {
    request({ port, host: '127.0.0.1', path, method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const body = Buffer.concat(parts);
        const text = (answer.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
        const nonce = /'nonce-([^']+)'/.exec(String(answer.headers['content-security-policy']))?.[1] ?? '';
        settle({ status: answer.statusCode ?? 0, headers: answer.headers, text, nonce });
      });
    })
      .on('error', fail)
      .end();
  });
}

/** Asks, and hangs up when told to. */
function leave(): () => void {
  const { port } = server.address() as AddressInfo;
  const asked = request({ port, host: '127.0.0.1', path: '/how-to-get' }).on('error', () => undefined);
  asked.end();
  return () => asked.destroy();
}

beforeAll(async () => {
  prepareRequests();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});

/** A form of theirs that is accepted. */
async function staffChangeSomething(): Promise<void> {
  status = 303;
  await ask({ path: '/admin/region/save', method: 'POST' });
  status = 200;
}

beforeEach(async () => {
  await staffChangeSomething();
  drawn = 0;
});

afterAll(() => {
  server.close();
});

test('a public page is drawn once and given to all, each with a nonce of their own', async () => {
  const [first, second] = [await ask(), await ask()];
  expect(drawn).toBe(1);
  expect(second.text).toContain('<p>1 portal</p>');
  expect(second.text).toBe(first.text.replace(first.nonce, second.nonce));
  expect(second.text).toContain(`nonce="${second.nonce}"`);
  expect(second.nonce).not.toBe(first.nonce);
  expect(second.headers['content-type']).toBe('text/html; charset=utf-8');
  // As React names its style sheets ahead.
  expect(second.headers.link).toBe(`</style.css>; rel=preload; as=style; nonce="${second.nonce}"`);
});

/** Begins to draw and stops half-way: the page is finished by `finish`. */
function heldDrawing() {
  const [begun, finished] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  onDrawing = () => (begun.resolve(undefined), finished.promise);
  const finish = () => {
    onDrawing = () => undefined;
    finished.resolve(undefined);
  };
  return { begun: begun.promise, finish };
}

test('the first visitors of all wait for the one who came before them', async () => {
  const { begun, finish } = heldDrawing();
  const answers = Array.from({ length: 10 }, () => ask());
  await begun;
  finish();
  for (const { text } of await Promise.all(answers)) expect(text).toContain('<p>1 portal</p>');
  expect(drawn).toBe(1);
});

test('a page that waits for its turn is drawn once, however many wait for it and however long', async () => {
  const { promise: held, resolve: finish } = Promise.withResolvers<undefined>();
  onDrawing = () => held;
  const slow = Array.from({ length: 2 * drawnAtOnce }, () => ask({ path: '/cabinet' }));
  await expect.poll(() => drawn).toBe(drawnAtOnce);
  // Not one of the fixed pages, which go ahead of all.
  const path = '/institutions/some-town';
  const waiting = [ask({ path }), ask({ path }), ask({ path, headers: { 'accept-encoding': 'gzip' } })];
  await expect.poll(() => drawn, { timeout: 2 * turnLasts }).toBe(2 * drawnAtOnce);
  onDrawing = () => undefined;
  drawn = 0;
  const texts = (await Promise.all(waiting)).map(({ text }) => text);
  expect(drawn).toBe(1);
  for (const text of texts) expect(text).toContain('<p>1 portal</p>');
  finish(undefined);
  await Promise.all(slow);
});

test('files that lie ready wait for no page', async () => {
  const { promise: held, resolve: finish } = Promise.withResolvers<undefined>();
  onDrawing = () => held;
  const slow = Array.from({ length: drawnAtOnce }, () => ask({ path: '/cabinet' }));
  await expect.poll(() => drawn).toBe(drawnAtOnce);
  onDrawing = () => undefined;
  for (const path of ['/print.css', '/_next/static/a.js', '/api/health/live', '/unavailable']) {
    const before = performance.now();
    await ask({ path });
    expect(performance.now() - before).toBeLessThan(turnLasts / 2);
  }
  finish(undefined);
  await Promise.all(slow);
});

test('nothing that the first visitor says of himself reaches the others', async () => {
  await ask({ headers: { 'user-agent': 'mine', 'accept-encoding': 'gzip' } });
  expect((await ask()).text).toContain('<p>1 portal</p>');
});

test('it is packed for whoever asks for it', async () => {
  await ask();
  const { headers, text } = await ask({ headers: { 'accept-encoding': 'gzip, br' } });
  expect(headers['content-encoding']).toBe('gzip');
  expect(text).toContain('<p>1 portal</p>');
  for (const refusal of ['gzip;q=0', 'gzip; q=0.0, br']) {
    const open = await ask({ headers: { 'accept-encoding': refusal } });
    expect(open.headers['content-encoding']).toBeUndefined();
  }
});

test('whoever asks for a part of it, or only for what is new, gets it whole', async () => {
  await ask();
  for (const [name, value] of [
    ['range', 'bytes=0-3'],
    ['if-none-match', '*'],
  ] as const) {
    const answer = await ask({ headers: { [name]: value } });
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('<p>1 portal</p>')]);
  }
});

test.each([
  ['a session', { headers: { cookie: `a=b; ${sessionCookieName()}=token` } }],
  ['a view of one’s own', { headers: { cookie: 'portal-view=150' } }],
  ['Next itself', { headers: { rsc: '1' } }],
  ['a question in the address', { path: '/how-to-get?way=visit' }],
  ['another method', { method: 'HEAD' }],
] as const)('drawn anew for %s', async (_for, asked) => {
  await ask();
  await ask(asked);
  await ask(asked);
  expect(drawn).toBe(3);
});

test.each(['/cabinet', '/sign-in', '/how-to-get/', '/institutions/a/b'])('never kept: %s', async (path) => {
  await ask({ path });
  await ask({ path });
  expect(drawn).toBe(2);
});

test('an answer that is no page is not kept', async () => {
  status = 307;
  await ask();
  status = 200;
  expect((await ask()).status).toBe(200);
});

test('what staff change is seen at once; what was being drawn meanwhile is not kept', async () => {
  await ask();
  await staffChangeSomething();
  const { begun, finish } = heldDrawing();
  const meanwhile = ask();
  await begun;
  onDrawing = () => undefined;
  await staffChangeSomething();
  finish();
  expect((await meanwhile).text).toContain('<p>3 portal</p>');
  expect((await ask()).text).toContain('<p>5 portal</p>');
});

test('what asks a stranger to sign in has changed nothing', async () => {
  await ask();
  location = '/sign-in?next=%2Fadmin%2Fregion';
  await staffChangeSomething();
  location = '/admin/region?done=saved';
  expect((await ask()).text).toContain('<p>1 portal</p>');
});

test('a page nobody waits for to the end is not kept, and the one before has its end', async () => {
  await ask();
  const clock = vi.spyOn(performance, 'now');
  const start = performance.now();
  for (const seconds of [6, 8, 10, 12, 14]) {
    clock.mockReturnValue(start + seconds * 1000);
    const { begun, finish } = heldDrawing();
    const impatient = leave();
    await begun;
    impatient();
    finish();
    await new Promise((over) => setTimeout(over, 20));
  }
  clock.mockReturnValue(start + 15_500);
  expect((await ask()).text).toContain('<p>7 portal</p>');
  clock.mockRestore();
});

test.each([
  ['/admin/region/save', 404],
  ['/counter/search/suggest', 200],
])('a POST to %s answered %i changes nothing', async (path, refused) => {
  await ask();
  status = refused;
  await ask({ path, method: 'POST' });
  status = 200;
  expect((await ask()).text).toContain('<p>1 portal</p>');
});

test('after some seconds one visitor has it drawn anew, and an answer that is no page ends the old one', async () => {
  await ask();
  const clock = vi.spyOn(performance, 'now');
  const start = performance.now();
  const at = (milliseconds: number) => clock.mockReturnValue(start + milliseconds);
  at(5100);
  const { begun, finish } = heldDrawing();
  const anew = ask();
  await begun;
  const meanwhile = await ask();
  finish();
  expect([(await anew).text, meanwhile.text].map((text) => /<p>(\d)/.exec(text)?.[1])).toEqual(['2', '1']);
  expect((await ask()).text).toContain('<p>2 portal</p>');
  at(10_300);
  status = 503;
  await ask();
  status = 200;
  expect((await ask()).text).toContain('<p>4 portal</p>');
  clock.mockRestore();
});

/** The telephone that stands at the foot of every page from now on. */
async function givenRegionPhone(version: number): Promise<string> {
  const phone = `+7 384 200-00-${String(version).padStart(2, '0')}`;
  const { accountId: createdById } = await givenStaff({ role: 'regional_admin' });
  const common = { version, effectiveFrom: dbDate(today()), municipalityId: null, createdById };
  await database().setting.create({
    data: { ...common, section: 'support', value: { phone, email: null, hours: null } },
  });
  await database().setting.create({
    data: { ...common, section: 'navigator', value: { url: 'https://example.ru' } },
  });
  return phone;
}

const shownPhone = async () => (await keptRegionSettings())?.support.phone;

test('what the region has set is read once for many pages, and anew as soon as staff change something', async () => {
  const first = await givenRegionPhone(51);
  expect(await shownPhone()).toBe(first);
  const second = await givenRegionPhone(52);
  expect(await shownPhone()).toBe(first);
  await staffChangeSomething();
  expect(await shownPhone()).toBe(second);
});

test('what was being read when staff changed it does not come back', async () => {
  await givenRegionPhone(53);
  const early = shownPhone();
  await staffChangeSomething();
  const changed = await givenRegionPhone(54);
  await early;
  expect(await shownPhone()).toBe(changed);
});
