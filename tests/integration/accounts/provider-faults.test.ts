import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { POST as linkOwn } from '@/app/account/provider/link/save/route';
import { GET as leave } from '@/app/(access)/sign-in/provider/leave/route';
import { POST as decline } from '@/app/(access)/sign-in/provider/link/decline/route';
import { POST as confirm } from '@/app/(access)/sign-in/provider/link/save/route';
import { GET as comeBack } from '@/app/(access)/sign-in/provider/return/route';
import { POST as begin } from '@/app/(access)/sign-in/provider/route';
import { providerCookie } from '@/lib/accounts/provider/browser-token';
import { sweepLeftovers } from '@/lib/documents/sweep-leftovers';
import { setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment, readSettingsAnew } from '@/lib/platform/environment';
import { identityProvider } from '@/lib/platform/identity-provider';
import { log } from '@/lib/platform/log';
import { givenSeenParent } from '@/tests/support/given';
import { signInAtProvider } from '@/tests/support/identity-provider/browser';
import { citizenOf } from '@/tests/support/identity-provider/citizen';
import { PortalBrowser, saidAt, whereTo } from '@/tests/support/identity-provider/portal-browser';
import {
  startIdentityProvider,
  type IdentityProviderForTests,
} from '@/tests/support/identity-provider/start';
import { fingerprint } from '@/tests/support/traces';

const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_CLAIM_VERIFIED'] as const;
let running: IdentityProviderForTests | null = null;

function setSettings(settings: Partial<Record<(typeof names)[number], string>>): void {
  // An empty value counts as absent.
  Object.assign(process.env, Object.fromEntries(names.map((name) => [name, ''])), settings);
  readSettingsAnew();
}

async function givenProvider(
  more: { OIDC_CLAIM_VERIFIED?: string } = {},
  habits: Parameters<typeof startIdentityProvider>[1] = {},
) {
  running = await startIdentityProvider(environment().APP_URL, habits);
  setSettings({ ...running.settings, ...more });
  return running;
}

afterEach(async () => {
  vi.restoreAllMocks();
  setSettings({});
  await running?.stop();
  running = null;
});

const outOfOrder =
  'Поставщик входа сейчас не отвечает. Повторите через несколько минут или войдите с логином и паролем.';

test('without settings none of its addresses exists, and nothing is written', async () => {
  expect(identityProvider()).toBeNull();
  const browser = new PortalBrowser();
  const before = await fingerprint();
  const answers = [
    await browser.post(begin),
    await browser.get(leave, '/sign-in/provider/leave'),
    await browser.get(comeBack, '/sign-in/provider/return?code=x&state=y'),
    await browser.post(confirm),
    await browser.post(decline),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  // Who is signed in to nothing is sent to sign in by every form of the cabinet.
  expect(whereTo(await browser.post(linkOwn))).toContain('/sign-in?next=');
  expect(await fingerprint()).toEqual(before);
});

describe('a provider out of order', () => {
  test('is told in a plain sentence before one leaves, and is asked again the next time', async () => {
    const { settings, stop } = await givenProvider();
    await stop();
    const browser = new PortalBrowser();
    const warned = vi.spyOn(log(), 'warn');
    await browser.post(begin, { next: '/cabinet' });
    const answer = await browser.get(leave, '/sign-in/provider/leave');
    expect(await saidAt('/sign-in', answer)).toBe(outOfOrder);
    expect(warned.mock.calls).toMatchObject([[{ event: 'identity_provider_failed', step: 'discovery' }]]);

    const { port } = new URL(settings.OIDC_ISSUER);
    const revived = await startAt(Number(port), settings.OIDC_ISSUER);
    const again = await browser.get(leave, '/sign-in/provider/leave');
    revived.close();
    expect(again.status).toBe(200);
    expect(again.headers.get('refresh')).toContain(`url=${settings.OIDC_ISSUER}/auth?`);
  });

  test('while the code is exchanged: told, logged without a word about the person, and begun anew', async () => {
    const { stop } = await givenProvider();
    const { personId } = await givenSeenParent();
    const citizen = await citizenOf(personId);
    const browser = new PortalBrowser();
    const address = await signInAtProvider(await browser.depart(), citizen);
    await stop();
    const warned = vi.spyOn(log(), 'warn');
    expect(await saidAt('/sign-in', await browser.comeBack(address))).toBe(outOfOrder);
    const line = JSON.stringify(warned.mock.calls);
    expect(line).toContain('"step":"exchange"');
    const code = address.searchParams.get('code') ?? '?';
    for (const secret of [citizen.surname, citizen.snils, citizen.subject, code]) {
      expect(line).not.toContain(secret);
    }
    expect(await saidAt('/sign-in', await browser.comeBack(address))).toContain('Начните его заново');
  });

  test('that does not answer is given up after five seconds', async () => {
    const provider = await givenProvider();
    const browser = new PortalBrowser();
    await browser.post(begin);
    provider.hang();
    const began = performance.now();
    const answer = await browser.get(leave, '/sign-in/provider/leave');
    expect(await saidAt('/sign-in', answer)).toBe(outOfOrder);
    expect(performance.now() - began).toBeLessThan(9000);
  });

  test('that calls itself by another name is not believed', async () => {
    const server = await startAt(0, 'https://id.example.net');
    const { port } = server.address() as AddressInfo;
    const OIDC_ISSUER = `http://127.0.0.1:${port}`;
    setSettings({
      OIDC_ISSUER,
      OIDC_CLIENT_ID: 'portal',
      OIDC_CLIENT_SECRET: 'secret',
      OIDC_CLAIM_VERIFIED: 'none',
    });
    const browser = new PortalBrowser();
    await browser.post(begin);
    const answer = await browser.get(leave, '/sign-in/provider/leave');
    server.close();
    expect(await saidAt('/sign-in', answer)).toBe(outOfOrder);
  });

  test('that does not know the portal’s secret any more: the reason is logged in the words of the protocol', async () => {
    const { settings } = await givenProvider();
    setSettings({ ...settings, OIDC_CLIENT_SECRET: 'another-secret' });
    const { personId } = await givenSeenParent();
    const browser = new PortalBrowser();
    const address = await signInAtProvider(await browser.depart(), await citizenOf(personId));
    const warned = vi.spyOn(log(), 'warn');
    expect(await saidAt('/sign-in', await browser.comeBack(address))).toBe(outOfOrder);
    expect(warned.mock.calls).toMatchObject([[{ step: 'exchange', answer: 'invalid_client' }]]);
  });
});

test.each([
  [{ secretInBody: true }, ['/token', '/jwks', '/me']],
  [{ everythingInToken: true }, ['/token', '/jwks']],
])('a provider of other habits is understood: %o', async (habits, asked) => {
  const provider = await givenProvider({}, habits);
  const { personId } = await givenSeenParent();
  const browser = new PortalBrowser();
  const address = await signInAtProvider(await browser.depart(), await citizenOf(personId));
  const before = provider.asked.length;
  expect(whereTo(await browser.comeBack(address))).toBe('/sign-in/provider/link');
  expect(provider.asked.slice(before).toSorted()).toEqual(asked.toSorted());
});

test('where a checked identity is asked for, others are told to have it checked', async () => {
  await givenProvider({ OIDC_CLAIM_VERIFIED: 'trusted' });
  const { personId, accountId } = await givenSeenParent();
  const citizen = await citizenOf(personId);
  const browser = new PortalBrowser();
  const simple = await browser.signInAs(citizen);
  expect(await saidAt('/sign-in', simple)).toContain('ещё не подтверждена');
  expect(await database().providerOffer.count({ where: { accountId } })).toBe(0);
  expect(whereTo(await browser.signInAs({ ...citizen, trusted: 'yes' }))).toBe('/sign-in/provider/link');
});

test('a hundred journeys from one address within a quarter of an hour are enough', async () => {
  await givenProvider();
  const browser = new PortalBrowser();
  const headers = { origin: environment().APP_URL, 'x-portal-peer': '192.0.2.44' };
  const form = () =>
    new Request(environment().APP_URL, { method: 'POST', headers, body: new URLSearchParams() });
  for (let n = 0; n < 100; n += 1) expect((await begin(form())).status).toBe(303);
  const answer = await begin(form());
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800);
  expect((await browser.post(begin)).status).toBe(303);
});

test('what nobody came back to is swept away', async () => {
  await givenProvider();
  const { personId, accountId } = await givenSeenParent();
  await new PortalBrowser().signInAs(await citizenOf(personId));
  await new PortalBrowser().depart();
  await sweepLeftovers();
  expect(await database().providerOffer.count({ where: { accountId } })).toBe(1);
  const later = new Date(Date.now() + 11 * 60_000);
  setClock(() => later);
  await sweepLeftovers();
  expect([await database().providerOffer.count(), await database().providerTrip.count()]).toEqual([0, 0]);
});

test('on HTTPS the cookie is bound to this host', () => {
  process.env.APP_URL = 'https://certificate.example.ru';
  readSettingsAnew();
  const line = providerCookie('token');
  process.env.APP_URL = 'http://portal.test';
  readSettingsAnew();
  expect(line).toBe('__Host-portal-provider=token; Path=/; HttpOnly; SameSite=Lax; Max-Age=600; Secure');
});

/** Only the page by which a provider tells its addresses. */
async function startAt(port: number, issuer: string): Promise<Server> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
      }),
    );
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return server;
}
