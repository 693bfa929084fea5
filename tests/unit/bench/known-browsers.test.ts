import '@/tests/support/unit-settings';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { deviceCookieName } from '@/lib/access/session-device';
import { enter, inTurn, knownBrowsers } from '@/tests/bench/sign-ins/browsers';

const cookies: (string | undefined)[] = [];
const portal = createServer((request, response) => {
  cookies.push(request.headers.cookie);
  const marks = ['session=opens; Path=/', `${deviceCookieName()}=known-${cookies.length}; Path=/`];
  response.writeHead(303, { location: '/cabinet', 'set-cookie': marks }).end();
});

afterEach(() => {
  portal.closeAllConnections();
  portal.close();
});

test('whoever has a known browser comes with what it was given at the first sign-in, and without its session', async () => {
  portal.listen(0, '127.0.0.1');
  await once(portal, 'listening');
  const url = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
  const owners = ['one', 'two'].map((login) => ({ login, password: 'secret' }));
  const next = inTurn(await knownBrowsers(url, owners));
  for (let turn = 0; turn < 4; turn += 1) await enter(url, next());
  const name = deviceCookieName();
  const known = [`${name}=known-1`, `${name}=known-2`];
  expect(cookies).toEqual([undefined, undefined, ...known, ...known]);
});
