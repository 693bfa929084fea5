import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peerHeader, prepareRequests } from '@/app/_server/request-start';
import { environment } from '@/lib/platform/environment';

type Seen = { request: IncomingHttpHeaders; response: IncomingHttpHeaders };

/** Answers with the headers that reached it. */
const server = createServer((asked, answer) =>
  answer.end(JSON.stringify({ ...asked.headers, url: asked.url })),
);

beforeAll(async () => {
  prepareRequests();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});

afterAll(() => {
  server.close();
});

function ask(headers: Readonly<Record<string, string>>, path = '/cabinet?draft=1'): Promise<Seen> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (body += part));
      answer.on('end', () => {
        resolve({ request: JSON.parse(body) as IncomingHttpHeaders, response: answer.headers });
      });
    })
      .on('error', reject)
      .end();
  });
}

test('the address of the connection is told to the routes, whatever the visitor writes', async () => {
  expect((await ask({ [peerHeader]: '203.0.113.7' })).request[peerHeader]).toBe('127.0.0.1');
});

test('the portal stands where its settings say, whatever the visitor writes', async () => {
  const lies = {
    host: 'other.example',
    'x-forwarded-host': 'other.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-port': '444',
    forwarded: 'host=other.example',
  };
  const { request: seen } = await ask(lies);
  expect(seen.host).toBe(new URL(environment().APP_URL).host);
  expect(JSON.stringify(seen)).not.toContain('other.example');
  expect(seen['x-forwarded-proto']).toBeUndefined();
});

test('every answer has a nonce of its own, and the page is told the same one', async () => {
  const nonces = [];
  for (const visitorSays of ['', "script-src 'nonce-mine'"]) {
    const seen = await ask({ 'content-security-policy': visitorSays });
    const policy = String(seen.response['content-security-policy']);
    expect(seen.request['content-security-policy']).toBe(policy);
    nonces.push(/'nonce-([^']{24})'/.exec(policy)?.[1]);
  }
  expect(new Set(nonces).size).toBe(2);
  expect(nonces).not.toContain(undefined);
});

test('what cannot be read becomes an address no page has, before anything else sees it', async () => {
  expect((await ask({}, '/c/%ff?x=1')).request.url).toBe('/not-found');
  expect((await ask({}, '/c/ABC?x=%ff')).request.url).toBe('/c/ABC?x=%ff');
});
