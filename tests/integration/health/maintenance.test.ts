import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { prepareRequests } from '@/app/_server/request-start';
import { GET as page } from '@/app/maintenance/route';
import { POST as choosePeriod } from '@/app/admin/municipalities/[municipalityId]/reports/period/route';
import { POST as save } from '@/app/admin/region/maintenance/save/route';
import { openSession } from '@/lib/access/session';
import type { Role } from '@/lib/domain/roles';
import { getMaintenance, maintenanceFields, switchMaintenance } from '@/lib/health/switch-maintenance';
import { maintenanceNow, readMaintenance } from '@/lib/platform/maintenance';
import { database, inTransaction } from '@/lib/platform/database';
import { givenMunicipality, givenStaff } from '@/tests/support/given';
import { posted } from '@/tests/support/posted';
import { refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

let admin: Awaited<ReturnType<typeof givenStaff<'regional_admin'>>>;

/** Answers with the method and address that reached it. */
const server = createServer((asked, answer) => answer.end(`${asked.method ?? ''} ${asked.url ?? ''}`));

beforeAll(async () => {
  admin = await givenStaff({ role: 'regional_admin' });
  prepareRequests();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});

afterEach(async () => {
  if (maintenanceNow()) await turn('off');
});
afterAll(() => {
  server.close();
});

async function turn(state: 'on' | 'off', minutes = ''): Promise<void> {
  const { seen } = await getMaintenance(admin.actor);
  await switchMaintenance(
    admin.actor,
    maintenanceFields.parse({ state, message: 'Обновляем портал.', minutes, seen }),
  );
}

function ask(method: string, path: string): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, method }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (body += part));
      answer.on('end', () => resolve(body));
    })
      .on('error', reject)
      .end();
  });
}

async function tokenOf(account: { accountId: string; grantId: string }, role: Role): Promise<string> {
  const { accountId, grantId: id } = account;
  return inTransaction((tx) => openSession(tx, { id, accountId, role }));
}

test('families and counters meet the page, whatever they send; the way in for the admin stays open', async () => {
  expect(await ask('POST', '/cabinet/me/save')).toBe('POST /cabinet/me/save');
  await turn('on');
  for (const [method, path] of [
    ['GET', '/'],
    ['GET', '/cabinet'],
    ['POST', '/cabinet/me/save'],
    ['GET', '/counter?list=others'],
    ['GET', '/administrator'],
    ['GET', '/api/scans/1'],
  ] as const) {
    expect([path, await ask(method, path)]).toEqual([path, 'GET /maintenance']);
  }
  for (const path of [
    '/sign-in',
    '/admin/region/maintenance',
    '/account/second-step',
    '/icon.svg',
    '/_next/a.js',
    // Pressed once by the mail program, never again.
    '/unsubscribe/a-token',
  ]) {
    expect([path, await ask('GET', path)]).toEqual([path, `GET ${path}`]);
  }
  await turn('off');
  expect(await ask('GET', '/cabinet')).toBe('GET /cabinet');
});

test('the page is a 503 with the time to wait, and says what the admin wrote', async () => {
  expect(page().status).toBe(200);
  await turn('on', '30');
  const answer = page();
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(1700);
  const text = await answer.text();
  expect(text).toContain('Обновляем портал.');
  expect(text).toContain('Закончить планируем');
});

test('a municipal admin works as little as a family, the admin of the region goes on', async () => {
  const { id: municipalityId } = await givenMunicipality();
  const municipal = await givenStaff({ role: 'municipal_admin', municipalityId });
  await turn('on');
  const send = async (account: typeof municipal | typeof admin, role: Role) => {
    const path = `/admin/municipalities/${municipalityId}/reports/period`;
    const body = new URLSearchParams({ from: '01.02.2026', to: '02.02.2026' });
    const answer = await choosePeriod(posted(path, { token: await tokenOf(account, role), body }), {
      params: Promise.resolve({ municipalityId }),
    });
    return answer.headers.get('location');
  };
  expect(await send(municipal, 'municipal_admin')).toBe('/maintenance');
  expect(await send(admin, 'regional_admin')).toContain('?from=2026-02-01&to=2026-02-02');
});

test('every switching is a row and an entry of the audit; another process reads it by itself', async () => {
  const { audit } = await tracesOf(() => turn('on'));
  expect(audit.map(({ event }) => event)).toEqual(['maintenance_switched_on']);
  const { seen } = await getMaintenance(admin.actor);
  await database().maintenance.create({
    data: { on: false, message: '', setAt: new Date(), setById: admin.accountId },
  });
  expect(maintenanceNow()).not.toBeNull();
  await readMaintenance();
  expect(maintenanceNow()).toBeNull();
  // The other admin's page still shows the switching before.
  const late = maintenanceFields.parse({ state: 'on', message: 'Ещё раз', minutes: '', seen });
  expect(await refusedWithoutTrace(() => switchMaintenance(admin.actor, late))).toMatchObject({
    code: 'conflict',
  });
  await expect(database().maintenance.deleteMany()).rejects.toThrow();
});

test('the form wants words to close the portal', async () => {
  const token = await tokenOf(admin, 'regional_admin');
  const { seen } = await getMaintenance(admin.actor);
  const body = new URLSearchParams({ state: 'on', message: '', minutes: '', seen });
  const answer = await save(posted('/admin/region/maintenance/save', { token, body }), {
    params: Promise.resolve(undefined),
  });
  expect(answer.headers.get('location')).toContain('draft=');
  expect(maintenanceNow()).toBeNull();
});
