import { randomUUID } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { database } from '@/lib/platform/database';
import { expectAccepted, get, shownAtLast } from '@/tests/support/e2e-answers';
import { signIn } from '@/tests/support/e2e-browser';
import { givenFamily, givenLogin, givenOperator } from '@/tests/support/e2e-family';
import { addressOf, ask, givenRecords, send, type Records } from '@/tests/support/e2e-records';
import { fillAddress, listAddresses, parametersOf, type Address } from '@/tests/support/e2e-routes';
import { snapshotOf } from '@/tests/support/e2e-snapshot';
import { anotherTown } from '@/tests/support/e2e-town';
import { givenStaff } from '@/tests/support/given';

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

test('специалист другой школы не находит ни ученика, ни его семьи', async ({ page }) => {
  test.slow();
  const records = await givenRecords();
  const { school } = await anotherTown();
  const { login } = await givenStaff({ role: 'login_issuer', institutionId: school.id });
  await signIn(page, login);
  await expectNothingThere(page, records, ['/counter/logins']);
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
  const school = await browser.newPage();
  await signIn(school, await givenLogin('login_issuer'));
  const isSchools = ({ template }: Address) => template.startsWith('/counter/logins');
  const rooms = [
    [page, recordAddresses('/cabinet', '/api/scans')],
    [desk, recordAddresses('/counter', '/c').filter((address) => !isSchools(address))],
    [school, recordAddresses('/counter/logins')],
  ] as const;
  for (const [owner, addresses] of rooms) {
    for (const address of addresses.filter(({ method }) => method !== 'POST')) {
      const answer = await ask(owner, records, address, addressOf(records, address.template));
      expect.soft(shownAtLast(answer).status, address.template).toBe(200);
    }
  }
  for (const [owner, addresses] of rooms) {
    for (const { template } of addresses.filter(({ method }) => method === 'POST').toSorted(closingLast)) {
      await test.step(template, async () => {
        const answer = await send(owner, records, template, addressOf(records, template));
        if (!template.endsWith('/print')) return expectAccepted(answer);
        expect(answer.headers()['content-type']).toBe('application/pdf');
        return '';
      });
    }
  }
  await desk.close();
  await school.close();
});

/** What ends the life of a record is sent after everything else. */
function closingLast(a: Address, b: Address): number {
  const rank = ({ template }: Address) =>
    ['/cancel/save', '/activate'].findIndex((end) => template.endsWith(end));
  return rank(a) - rank(b);
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
