import { expect, test } from '@playwright/test';
import type { Role } from '@/lib/domain/roles';
import { answerOf, get, post, shownAtLast } from '@/tests/support/e2e-answers';
import { signIn } from '@/tests/support/e2e-browser';
import { givenLogin } from '@/tests/support/e2e-family';
import { addressOf, ask, givenRecords } from '@/tests/support/e2e-records';
import { listAddresses, parametersOf } from '@/tests/support/e2e-routes';
import { snapshotOf } from '@/tests/support/e2e-snapshot';

/** Not shown to people: the script that asked tells them what a refusal means. */
const answersScripts = ['/cabinet/scans/save'];

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
    if (answersScripts.includes(template)) {
      expect.soft(answer.status, `${method} ${template}`).toBe(401);
      continue;
    }
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
  municipal_admin: ['/admin/municipality', '/admin/audit'],
  regional_admin: ['/admin/region', '/admin/audit'],
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
