import { randomUUID } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import type { Role } from '@/lib/domain/roles';
import { database } from '@/lib/platform/database';
import { answerOf, expectAccepted, get, post, shownAtLast, type Answer } from '@/tests/support/e2e-answers';
import { signIn } from '@/tests/support/e2e-browser';
import { givenFamily, givenLogin, givenOperator } from '@/tests/support/e2e-family';
import { photo, type SentFile } from '@/tests/support/e2e-journey';
import { addressOf, formOf, givenRecords, type Records } from '@/tests/support/e2e-records';
import { fillAddress, listAddresses, parametersOf, type Address } from '@/tests/support/e2e-routes';
import { snapshotOf } from '@/tests/support/e2e-snapshot';
import { anotherTown } from '@/tests/support/e2e-town';

/** Every address that names a record. */
function recordAddresses(...rooms: readonly string[]): Address[] {
  return listAddresses(...rooms).filter(({ template }) => parametersOf(template).length > 0);
}

function missingAddress(template: string): string {
  const values = parametersOf(template).map((name) => [
    name,
    name === 'code' ? '0'.repeat(12) : randomUUID(),
  ]);
  return fillAddress(template, Object.fromEntries(values) as Record<string, string>);
}

async function ask(
  page: Page,
  records: Records,
  { template, method }: Address,
  path: string,
): Promise<Answer> {
  if (method !== 'POST') return answerOf(page, await get(page, path));
  return answerOf(page, await send(page, records, template, path));
}

async function send(page: Page, records: Records, template: string, path: string) {
  const file: SentFile | undefined = template.endsWith('/document/save') ? await photo() : undefined;
  return post(page, path, formOf(records, template), file);
}

async function expectNothingThere(page: Page, records: Records, rooms: readonly string[]): Promise<void> {
  const addresses = recordAddresses(...rooms);
  expect(addresses.length).toBeGreaterThan(rooms.length);
  const before = await snapshotOf(records.people);
  for (const address of addresses) {
    const what = `${address.method} ${address.template}`;
    const strange = await ask(page, records, address, addressOf(records, address.template));
    const missing = await ask(page, records, address, missingAddress(address.template));
    expect.soft(shownAtLast(strange).status, what).toBe(404);
    expect.soft(strange, `${what}: чужая запись отличается от несуществующей`).toEqual(missing);
  }
  expect(await snapshotOf(records.people)).toEqual(before);
}

test('чужой родитель на каждый адрес семьи получает то же, что на несуществующий, и ничего не меняет', async ({
  page,
}) => {
  test.slow();
  const records = await givenRecords();
  const { parent } = await givenFamily({ document: true });
  await signIn(page, parent.login);
  await expectNothingThere(page, records, ['/cabinet', '/api/scans', '/c']);
});

test('специалист другого муниципалитета не находит ни записи, ни скана, ни заявления', async ({ page }) => {
  test.slow();
  const records = await givenRecords();
  const { login } = await givenOperator(await anotherTown());
  await signIn(page, login);
  await expectNothingThere(page, records, ['/counter', '/api/scans', '/c']);
});

test('родитель, чья связь с ребёнком прекращена, больше не видит ничего', async ({ page }) => {
  test.slow();
  const records = await givenRecords();
  await signIn(page, records.parent.login);
  expect((await get(page, `/cabinet/children/${records.values.childId}`)).status()).toBe(200);
  const { accountId } = records.operator;
  await database().guardianship.updateMany({
    where: { guardianId: records.parent.personId },
    data: { endedAt: new Date(), endedById: accountId, endGround: 'mistake' },
  });
  await expectNothingThere(page, records, ['/cabinet', '/api/scans', '/c']);
});

test('владельцам те же адреса открываются и те же формы принимаются', async ({ page, browser }) => {
  test.slow();
  const records = await givenRecords();
  await signIn(page, records.parent.login);
  const desk = await browser.newPage();
  await signIn(desk, records.operator.login);
  const rooms = [
    [page, recordAddresses('/cabinet', '/api/scans')],
    [desk, recordAddresses('/counter', '/c')],
  ] as const;
  for (const [owner, addresses] of rooms) {
    for (const address of addresses.filter(({ method }) => method !== 'POST')) {
      const answer = await ask(owner, records, address, addressOf(records, address.template));
      expect.soft(shownAtLast(answer).status, address.template).toBe(200);
    }
  }
  for (const [owner, addresses] of rooms) {
    for (const { template } of addresses.filter(({ method }) => method === 'POST').toSorted(closingLast)) {
      await test.step(template, async () =>
        expectAccepted(await send(owner, records, template, addressOf(records, template))),
      );
    }
  }
  await desk.close();
});

/** What ends the life of a record is sent after everything else. */
function closingLast(a: Address, b: Address): number {
  const rank = ({ template }: Address) =>
    ['/cancel/save', '/activate'].findIndex((end) => template.endsWith(end));
  return rank(a) - rank(b);
}

test('без входа каждая страница просит войти, а форма ничего не меняет', async ({ page }) => {
  test.slow();
  const records = await givenRecords();
  const before = await snapshotOf(records.people);
  for (const address of listAddresses('/cabinet', '/counter', '/admin', '/c')) {
    const { template, method } = address;
    const path = addressOf(records, template);
    const isKnown = parametersOf(template).length > 0;
    const answer =
      method === 'POST' && !isKnown
        ? await answerOf(page, await post(page, path, {}))
        : await ask(page, records, address, path);
    expect.soft(answer.location, `${method} ${template}`).toMatch(/^\/sign-in(\?next=|$)/);
    expect.soft([303, 307], `${method} ${template}`).toContain(answer.status);
  }
  expect((await get(page, `/api/scans/${records.values.scanId}`)).status()).toBe(404);
  expect(await snapshotOf(records.people)).toEqual(before);
});

const rooms = {
  parent: ['/cabinet'],
  child: ['/cabinet'],
  operator: ['/counter'],
  login_issuer: ['/counter/logins'],
  municipal_admin: ['/admin/municipality'],
  regional_admin: ['/admin/region'],
} as const satisfies Record<Role, readonly string[]>;

/** Pages inside a room that belong to another role. */
function isOwnRoom(role: Role, template: string): boolean {
  if (role === 'operator' && template.startsWith('/counter/logins')) return false;
  if (role === 'child' && template.startsWith('/cabinet/children/new')) return false;
  return rooms[role].some((room) => template === room || template.startsWith(`${room}/`));
}

for (const role of Object.keys(rooms) as Role[]) {
  test(`роль ${role}: чужие разделы закрыты, будто их нет`, async ({ page }) => {
    test.slow();
    const records = await givenRecords();
    await signIn(page, await givenLogin(role));
    const before = await snapshotOf(records.people);
    const foreign = listAddresses('/cabinet', '/counter', '/admin').filter(
      ({ template }) => !isOwnRoom(role, template),
    );
    expect(foreign.length).toBeGreaterThan(5);
    for (const address of foreign) {
      const { template, method } = address;
      const isKnown = parametersOf(template).length > 0;
      const path = addressOf(records, template);
      const answer =
        method === 'POST' && !isKnown
          ? await answerOf(page, await post(page, path, {}))
          : await ask(page, records, address, path);
      expect.soft(shownAtLast(answer).status, `${method} ${template}`).toBe(404);
    }
    expect(await snapshotOf(records.people)).toEqual(before);
  });
}

test('форма, отправленная с другого сайта, не принимается', async ({ page }) => {
  const records = await givenRecords();
  await signIn(page, records.parent.login);
  const before = await snapshotOf(records.people);
  const foreign: Record<string, string>[] = [
    { origin: 'https://example.com' },
    { 'sec-fetch-site': 'cross-site', origin: 'https://example.com' },
    {},
  ];
  for (const headers of foreign) {
    const answer = await page.request.post(`/cabinet/children/${records.values.childId}/apply/save`, {
      headers,
      maxRedirects: 0,
      form: { email: 'stranger@example.com' },
    });
    expect(answer.status()).toBe(403);
  }
  expect(await snapshotOf(records.people)).toEqual(before);
});
