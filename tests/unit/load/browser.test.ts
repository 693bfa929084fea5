import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { Browser } from '@/tests/load/browser';
import { patiently } from '@/tests/load/patience';
import { Refused, Trouble } from '@/tests/load/trouble';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

async function serve(answer: Answering): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const page = (heading: string, rest = '') => `<body><main><h1>${heading}</h1>${rest}</main></body>`;
const form = '<form action="/save" method="post"><input name="a" value="1"><button>Сохранить</button></form>';

test('помнит cookie, идёт по переходам и называет свой адрес', async () => {
  const seen: string[] = [];
  const url = await serve(({ url, headers }, response) => {
    seen.push(`${url} ${headers.cookie ?? '-'} ${String(headers['x-forwarded-for'])}`);
    if (url === '/')
      response.writeHead(303, { location: '/home', 'set-cookie': 'portal-session=7; Path=/' }).end();
    else if (url === '/out')
      response.writeHead(200, { 'set-cookie': 'portal-session=; Max-Age=0' }).end(page('Всё'));
    else response.end(page('Дома'));
  });
  const browser = new Browser({ urls: [url] }, '100.64.0.1');
  expect((await browser.open('/')).heading()).toBe('Дома');
  await browser.open('/out');
  await browser.open('/again');
  expect(seen).toEqual([
    '/ - 100.64.0.1',
    '/home portal-session=7 100.64.0.1',
    '/out portal-session=7 100.64.0.1',
    '/again - 100.64.0.1',
  ]);
});

test('форма, вернувшаяся с ошибкой, — отказ её словами', async () => {
  const url = await serve((request, response) => {
    if (request.method === 'POST') response.writeHead(303, { location: '/form?draft=1' }).end();
    else response.end(page('Форма', `<div id="error-summary">Проверьте номер</div>${form}`));
  });
  const browser = new Browser({ urls: [url] }, '100.64.0.1');
  const sent = browser.send((await browser.open('/form')).form('Сохранить'));
  await expect(sent).rejects.toThrow(Refused);
  await expect(sent).rejects.toThrow('Проверьте номер');
});

test('форма, вместо которой просят войти, не принята', async () => {
  const url = await serve((request, response) => {
    if (request.method !== 'POST') response.end(page('Форма', form));
    else response.writeHead(303, { location: `/sign-in?next=${encodeURIComponent('/form?draft=1')}` }).end();
  });
  const browser = new Browser({ urls: [url] }, '100.64.0.1');
  const sent = browser.send((await browser.open('/form')).form('Сохранить'));
  await expect(sent).rejects.toThrow('сеанс закончился');
});

test('503 с Retry-After — просьба подождать, обрыв — потеря; терпеливый пробует снова', async () => {
  let asked = 0;
  const url = await serve((request, response) => {
    asked += 1;
    if (asked === 1) response.writeHead(503, { 'retry-after': '2' }).end();
    else if (asked === 2) request.socket.destroy();
    else response.end(page('Дома'));
  });
  const browser = new Browser({ urls: [url] }, '100.64.0.1');
  const troubles: (Trouble | Refused)[] = [];
  const patience = { onTrouble: (trouble: Trouble | Refused) => troubles.push(trouble), longestWaitMs: 1 };
  const opened = await patiently(patience, AbortSignal.timeout(20_000), () => browser.open('/'));
  expect(opened.heading()).toBe('Дома');
  expect(troubles).toMatchObject([
    { status: 503, retryAfterSeconds: 2, isPostponed: true },
    { status: 'lost', retryAfterSeconds: null, isPostponed: false },
  ]);
});

test('запросы идут по очереди ко всем сайтам, и обмен сосчитан', async () => {
  const counts = [0, 0];
  const urls = await Promise.all(
    counts.map((_, at) =>
      serve((_request, response) => {
        counts[at] = (counts[at] ?? 0) + 1;
        response.end('ok');
      }),
    ),
  );
  const traffic = { requests: 0, sent: 0, received: 0 };
  const browser = new Browser({ urls, traffic }, '100.64.0.1');
  for (let time = 0; time < 4; time += 1) await browser.fetch('/');
  await browser.post('/', { type: 'text/plain', bytes: Buffer.from('12345') });
  expect(counts.toSorted()).toEqual([2, 3]);
  expect(traffic).toEqual({ requests: 5, sent: 5, received: 10 });
});
