import { expect, test } from '@playwright/test';
import { listBuiltAddresses, listOldPages, listServerActions } from '@/tests/support/access/built-addresses';
import { accessTable } from '@/tests/support/access/table';
import { listEveryAddress, type Address } from '@/tests/support/e2e-routes';

function names(addresses: readonly Address[]): string[] {
  return addresses.map(({ method, template }) => `${method} ${template}`).toSorted();
}

test('каждый адрес сборки есть в таблице доступа, и ничего сверх них', async () => {
  const built = names(await listBuiltAddresses(process.env.APP_URL ?? ''));
  expect(built.length).toBeGreaterThan(60);
  expect(Object.keys(accessTable).toSorted()).toEqual(built);
});

test('папки app/ говорят о тех же адресах, что сборка', async () => {
  const built = names(await listBuiltAddresses(process.env.APP_URL ?? ''));
  expect([...names(listEveryAddress()), 'GET /robots.txt', 'GET /sitemap.xml'].toSorted()).toEqual(built);
});

test('других входов у сборки нет: ни серверных действий, ни старых страниц', () => {
  expect(listServerActions()).toEqual([]);
  expect(listOldPages()).toEqual([]);
});
