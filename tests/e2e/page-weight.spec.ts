import { expect, test } from '@playwright/test';
import { familyRooms, openRooms } from '@/tests/support/e2e-rooms';
import { namedScripts, startEmptySite, weighPage, type PageWeight } from '@/tests/support/page-weight';

// A cheap telephone in a slow network waits for every one of them.
const limit = 20_000;

const rooms = {
  'открытые страницы': openRooms['открытые страницы'],
  'кабинет родителя': familyRooms['кабинет родителя'],
  'формы кабинета с ошибками': familyRooms['формы кабинета с ошибками'],
  'логин, пароль и ключи входа': familyRooms['логин и пароль'],
  'первый пароль': familyRooms['первый пароль'],
  'карточка в каждом состоянии': familyRooms['карточка в каждом состоянии'],
  'двенадцать детей с длинными именами': familyRooms['двенадцать детей с длинными именами'],
} as const;

test.describe('JavaScript страниц для семей: не более 20 кБ в gzip сверх пустой страницы той же версии Next', () => {
  // In one process: the empty page is built once.
  test.describe.configure({ mode: 'default' });
  let empty: PageWeight;
  let stop: () => Promise<void> = () => Promise.resolve();

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(180_000);
    const site = await startEmptySite();
    stop = site.stop;
    const page = await browser.newPage();
    empty = await weighPage(page, site.url);
    await page.close();
    // Nothing weighed means nothing proved.
    expect(empty.script).toBeGreaterThan(50_000);
  });

  test.afterAll(() => stop());

  test('браузер загружает только то, что названо в странице', async ({ page }) => {
    const loaded = new Set<string>();
    page.on('request', (request) => {
      if (request.resourceType() === 'script') loaded.add(new URL(request.url()).pathname);
    });
    const named = await (await page.request.get('/sign-in')).text();
    await page.goto('/sign-in', { waitUntil: 'networkidle' });
    expect(loaded.size).toBeGreaterThan(3);
    expect(namedScripts(named)).toEqual(expect.arrayContaining([...loaded]));
  });

  for (const [title, enter] of Object.entries(rooms)) {
    test(title, async ({ page }) => {
      test.slow();
      const rows = [`пустая страница: ${empty.script}`];
      for (const address of await enter(page)) {
        const { script, data } = await weighPage(page, address);
        rows.push(`${address}: +${script - empty.script} (содержание страницы: ${data})`);
        expect.soft(script - empty.script, address).toBeLessThanOrEqual(limit);
      }
      process.stdout.write(`${rows.join('\n')}\n`);
    });
  }
});
