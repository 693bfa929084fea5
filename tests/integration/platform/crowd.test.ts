import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mostWaiting } from '@/app/_server/crowd';
import { drawnAtOnce } from '@/app/_server/in-turn';
import { keepPublicPages } from '@/app/_server/kept-pages';
import { sessionCookieName } from '@/lib/access/session';

const channel = 'http.server.request.start';
const signedIn = () => ({ cookie: `${sessionCookieName()}=token` });

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
  return fetch(`http://127.0.0.1:${port}${path}`, options);
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

describe('a site with more visitors than it can draw pages for', () => {
  beforeEach(async () => {
    subscribe(channel, prepare);
    server = createServer((_, response) => begun.push(response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    // The line stands before the site from its second request on.
    const first = ask('/cabinet');
    await expect.poll(() => begun.length).toBe(1);
    begun.shift()?.end();
    await first;
  });

  afterEach(async () => {
    unsubscribe(channel, prepare);
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    begun.length = 0;
  });

  test('tells who has not begun to come later, then who has, and answers at once', async () => {
    await crowd(drawnAtOnce + mostWaiting.others);
    const newcomer = await ask('/sign-in');
    const { headers } = newcomer;
    expect(newcomer.status).toBe(503);
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(20);
    expect([headers.get('refresh'), headers.get('cache-control')]).toEqual([
      headers.get('retry-after'),
      'no-store',
    ]);
    expect(await newcomer.text()).toContain('Сейчас на портале очень много людей');

    await crowd(mostWaiting.signedIn - mostWaiting.others);
    expect((await ask('/cabinet', { headers: signedIn() })).status).toBe(503);
    expect(begun).toHaveLength(drawnAtOnce);
  });

  test('takes forms, and draws what it keeps for all, however many wait', async () => {
    await crowd(drawnAtOnce + mostWaiting.signedIn);
    const [form, questions] = [ask('/sign-in/submit', { method: 'POST' }), ask('/questions')];
    await expect.poll(() => begun.length).toBe(drawnAtOnce + 1);
    begun.pop()?.end('принято');
    expect(await (await form).text()).toBe('принято');
    while (begun.length > 0) {
      begun.shift()?.end('вопросы');
      await new Promise(setImmediate);
    }
    expect(await (await questions).text()).toBe('вопросы');
  });

  test('who has gone takes nobody a place', async () => {
    const leaving = await crowd(drawnAtOnce + mostWaiting.signedIn);
    leaving.abort();
    let status = 0;
    void ask('/sign-in').then((answer) => (status = answer.status));
    await expect
      .poll(() => {
        begun.shift()?.end('вход');
        return status;
      })
      .toBe(200);
  });
});
