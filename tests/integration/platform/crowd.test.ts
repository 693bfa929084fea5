import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { crowdedWords, mostWaiting } from '@/app/_server/crowd';
import { drawnAtOnce, receivedAtOnce, waitingFor } from '@/app/_server/in-turn';
import { keepPublicPages } from '@/app/_server/kept-pages';
import { sessionCookieName } from '@/lib/access/session';
import { metricsRegistry } from '@/lib/platform/metrics';

const channel = 'http.server.request.start';
const page = { accept: 'text/html,*/*;q=0.8' };
const signedIn = () => ({ ...page, cookie: `${sessionCookieName()}=token` });

/** A site whose pages are ready when a test says so; here in the order in which they were begun. */
const begun: ServerResponse[] = [];
let server: Server;
let come = 0;

function prepare(message: unknown): void {
  const { request } = message as { request: IncomingMessage };
  come += 1;
  keepPublicPages(server, request, { path: request.url ?? '', nonce: 'n' });
}

function ask(path: string, options: RequestInit = {}): Promise<Response> {
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}${path}`, { headers: page, ...options });
}

/** So many families have asked for their page and nobody has it yet. */
async function crowd(size: number): Promise<AbortController> {
  const leaving = new AbortController();
  const before = come;
  for (let one = 0; one < size; one += 1) {
    void ask('/cabinet', { headers: signedIn(), signal: leaving.signal }).catch(() => undefined);
  }
  await expect.poll(() => come).toBe(before + size);
  return leaving;
}

/** A form with a file. */
function send(headers: Record<string, string>): Promise<Response> {
  const body = new FormData();
  body.set('file', new Blob(['снимок']), 'снимок.jpg');
  return ask('/cabinet/scans/save', { method: 'POST', headers, body });
}

function connections(): Promise<number> {
  return new Promise((tell, fail) => {
    server.getConnections((error, count) => (error ? fail(error) : tell(count)));
  });
}

describe('a site with more visitors than it can draw pages for', () => {
  beforeEach(async () => {
    // Pages here are never ready of themselves: none may lose its turn to the clock.
    vi.useFakeTimers({ toFake: ['setInterval'] });
    subscribe(channel, prepare);
    server = createServer((_, response) => begun.push(response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(async () => {
    vi.useRealTimers();
    unsubscribe(channel, prepare);
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    begun.length = 0;
    come = 0;
  });

  test('tells who has not begun to come later, then who has, and answers at once', async () => {
    await crowd(drawnAtOnce + mostWaiting.others);
    const newcomer = await ask('/sign-in');
    const { headers } = newcomer;
    expect(newcomer.status).toBe(503);
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(20);
    expect([headers.get('refresh'), headers.get('cache-control')]).toEqual([
      `${headers.get('retry-after')}; url=/sign-in`,
      'no-store',
    ]);
    expect(await newcomer.text()).toContain(crowdedWords.title);
    const counted = await metricsRegistry().getSingleMetricAsString('portal_pages_turned_away_total');
    expect(counted).toMatch(/^portal_pages_turned_away_total 1$/m);

    // The browser would be led to another site.
    expect((await ask('//somewhere.invalid/')).headers.get('refresh')).toMatch(/^\d+$/);

    await crowd(mostWaiting.signedIn - mostWaiting.others);
    expect((await ask('/cabinet', { headers: signedIn() })).status).toBe(503);
    expect(begun).toHaveLength(drawnAtOnce);
  });

  test('takes forms, and draws first what it keeps for all, however many wait', async () => {
    await crowd(drawnAtOnce + mostWaiting.signedIn);
    const [form, questions] = [ask('/sign-in/submit', { method: 'POST' }), ask('/questions')];
    await expect.poll(() => come).toBe(drawnAtOnce + mostWaiting.signedIn + 2);
    await expect.poll(() => begun.length).toBe(drawnAtOnce + 1);
    begun.pop()?.end('принято');
    expect(await (await form).text()).toBe('принято');
    begun.shift()?.end('готово');
    await expect.poll(() => begun.length).toBe(drawnAtOnce);
    begun.pop()?.end('вопросы');
    expect(await (await questions).text()).toBe('вопросы');
  });

  test('receives only so many files of families at once; pages and what strangers send wait for none', async () => {
    const sent = Array.from({ length: receivedAtOnce + 1 }, () => send(signedIn()));
    await expect.poll(() => come).toBe(receivedAtOnce + 1);
    await expect.poll(() => begun.length).toBe(receivedAtOnce);
    void send(page).catch(() => undefined);
    void ask('/cabinet', { headers: signedIn() }).catch(() => undefined);
    await expect.poll(() => begun.length).toBe(receivedAtOnce + 2);
    begun[0]?.end('принято');
    await expect.poll(() => begun.length).toBe(receivedAtOnce + 3);
    for (const response of begun.slice(1)) response.end('принято');
    for (const answer of await Promise.all(sent)) expect(await answer.text()).toBe('принято');
  });

  test('addresses that are made up wait like any other', async () => {
    await crowd(drawnAtOnce + mostWaiting.others);
    expect((await ask('/institutions/made-up')).status).toBe(503);
  });

  test('what scripts ask for, and who comes back from signing in elsewhere, wait their turn', async () => {
    await crowd(drawnAtOnce + mostWaiting.signedIn);
    for (const [path, headers] of [
      ['/cabinet/state', { ...signedIn(), accept: '*/*' }],
      ['/cabinet', { ...signedIn(), rsc: '1' }],
      ['/sign-in/provider/return?code=1', page],
    ] as const) {
      void ask(path, { headers }).catch(() => undefined);
    }
    await expect.poll(() => waitingFor(0)).toBe(mostWaiting.signedIn + 3);
    expect((await ask('/cabinet/state', { headers: { accept: '*/*' } })).status).toBe(503);
  });

  test('who has gone takes nobody a place', async () => {
    await crowd(drawnAtOnce);
    const leaving = await crowd(mostWaiting.signedIn);
    leaving.abort();
    await expect.poll(connections).toBe(drawnAtOnce);
    const stays = ask('/sign-in');
    await expect.poll(connections).toBe(drawnAtOnce + 1);
    begun.shift()?.end();
    await expect.poll(() => begun.length).toBe(drawnAtOnce);
    begun.pop()?.end('вход');
    expect(await (await stays).text()).toBe('вход');
  });
});
