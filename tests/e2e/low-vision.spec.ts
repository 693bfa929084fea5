import { expect, test, type Page } from '@playwright/test';
import { homePages } from '@/lib/access/actor';
import { heading, signIn } from '@/tests/support/e2e-browser';
import { givenFamily, givenLogin } from '@/tests/support/e2e-family';
import { field } from '@/tests/support/e2e-journey';

const html = (page: Page) => page.locator('html');
const bar = (page: Page) => page.getByRole('complementary', { name: 'Версия для слабовидящих' });
const switchOn = (page: Page) =>
  page.getByRole('banner').getByRole('button', { name: 'Версия для слабовидящих' });
const choice = (page: Page, group: string, name: string) =>
  bar(page).getByRole('group', { name: group }).getByRole('button', { name, exact: true });

async function style(page: Page, selector: string, property: string): Promise<string> {
  return page
    .locator(selector)
    .first()
    .evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property);
}

async function expectNotWiderThanScreen(page: Page): Promise<void> {
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(tooWide, page.url()).toBeLessThanOrEqual(0);
}

test.describe('без JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('включается с любой страницы, каждая настройка действует и остаётся на следующих', async ({
    page,
  }) => {
    await page.goto('/institutions?q=');
    await expect(bar(page)).toBeHidden();
    const ordinary = await style(page, 'body', 'font-size');
    await switchOn(page).click();
    await expect(page).toHaveURL(/\/institutions\?q=#view-settings$/);
    await expect(switchOn(page)).toBeHidden();
    await expect(choice(page, 'Размер букв', 'крупный')).toHaveAttribute('aria-pressed', 'true');
    expect(Number.parseFloat(await style(page, 'body', 'font-size'))).toBeCloseTo(
      Number.parseFloat(ordinary) * 1.5,
    );
    expect(await style(page, 'body', 'background-color')).toBe('rgb(255, 255, 255)');
    expect(await style(page, 'body', 'color')).toBe('rgb(0, 0, 0)');

    await choice(page, 'Размер букв', 'очень крупный').click();
    expect(Number.parseFloat(await style(page, 'body', 'font-size'))).toBeCloseTo(
      Number.parseFloat(ordinary) * 2,
    );
    await choice(page, 'Цвета', 'белым по чёрному').click();
    expect(await style(page, 'body', 'background-color')).toBe('rgb(0, 0, 0)');
    await choice(page, 'Цвета', 'тёмно-синим по голубому').click();
    expect(await style(page, 'body', 'color')).toBe('rgb(6, 52, 98)');
    const [tight, low] = [await style(page, 'h1', 'letter-spacing'), await lineHeight(page)];
    await choice(page, 'Расстояние между буквами', 'увеличенное').click();
    expect(Number.parseFloat(await style(page, 'h1', 'letter-spacing'))).toBeGreaterThan(
      Number.parseFloat(tight) || 0,
    );
    expect(await lineHeight(page)).toBeGreaterThan(low);
    await choice(page, 'Картинки', 'не показывать').click();
    await expect(page.getByRole('banner').locator('a svg')).toBeHidden();

    await page.goto('/sign-in');
    for (const [group, name] of [
      ['Размер букв', 'очень крупный'],
      ['Цвета', 'тёмно-синим по голубому'],
      ['Расстояние между буквами', 'увеличенное'],
      ['Картинки', 'не показывать'],
    ] as const) {
      await bar(page).getByText('Настройки вида').click();
      await expect.soft(choice(page, group, name)).toHaveAttribute('aria-pressed', 'true');
      await bar(page).getByText('Настройки вида').click();
    }

    await bar(page).getByText('Настройки вида').click();
    await bar(page).getByRole('button', { name: 'Обычная версия' }).click();
    await expect(page).toHaveURL('/sign-in');
    await expect(bar(page)).toBeHidden();
    expect(await style(page, 'body', 'font-size')).toBe(ordinary);
  });

  test('отдельная страница настроек сохраняет всё разом', async ({ page }) => {
    await page.goto('/view');
    await page.getByRole('radio', { name: 'Очень крупный' }).check();
    await page.getByRole('radio', { name: 'Белым по чёрному' }).check();
    await page.getByRole('button', { name: 'Включить' }).click();
    await expect(page).toHaveURL(/\/view#/);
    await expect(html(page)).toHaveAttribute('data-view-size', '200');
    await expect(html(page)).toHaveAttribute('data-view-colours', 'white-on-black');
    await expect(page.getByRole('radio', { name: 'Белым по чёрному' })).toBeChecked();
    await page.getByRole('button', { name: 'Вернуть обычную версию' }).click();
    await expect(html(page)).not.toHaveAttribute('data-view-size');
  });

  test('хранится год, без сведений о человеке', async ({ page, context }) => {
    await page.goto('/');
    await switchOn(page).click();
    await expect(switchOn(page)).toBeHidden();
    const cookie = (await context.cookies()).find(({ name }) => name === 'portal-view');
    expect(cookie).toMatchObject({ value: '150.black-on-white.normal.shown', path: '/', sameSite: 'Lax' });
    expect(cookie?.expires).toBeGreaterThan(Date.now() / 1000 + 364 * 24 * 3600);
  });

  test('испорченная настройка и форма с другого сайта ничего не меняют', async ({
    page,
    context,
    baseURL,
  }) => {
    await context.addCookies([
      { name: 'portal-view', value: '150.red-on-red.normal.shown', url: baseURL ?? '' },
    ]);
    await page.goto('/');
    await expect(bar(page)).toBeHidden();
    const answer = await page.request.post('/view/save', {
      headers: { origin: 'https://example.com' },
      form: { turn: 'on' },
      maxRedirects: 0,
    });
    expect([answer.status(), answer.headers()['set-cookie']]).toEqual([403, undefined]);
  });

  for (const role of [
    'parent',
    'child',
    'operator',
    'login_issuer',
    'municipal_admin',
    'regional_admin',
  ] as const) {
    test(`самые крупные буквы на телефоне 320 px: ${role}`, async ({ page, context, baseURL }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await signIn(page, await givenLogin(role));
      await context.addCookies([
        { name: 'portal-view', value: '200.white-on-black.wide.hidden', url: baseURL ?? '' },
      ]);
      for (const address of [homePages[role], '/', '/no-such-page']) {
        await page.goto(address);
        await expect(bar(page)).toBeVisible();
        await expect(heading(page)).toBeVisible();
        await expectNotWiderThanScreen(page);
      }
    });
  }
});

/** Before the scripts have taken the page over a press loads it anew, as without JavaScript. */
async function scriptsRun(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith('__react')));
}

async function lineHeight(page: Page): Promise<number> {
  return Number.parseFloat(await style(page, 'main p', 'line-height'));
}

test('с JavaScript введённое в форму остаётся, а выбор запоминается', async ({ page }) => {
  const { parent } = await givenFamily();
  await signIn(page, parent.login);
  await page.goto('/cabinet/me');
  const address = field(page, 'Адрес регистрации');
  await address.fill('г. Новокузнецк, ул. Тестовая, 1');
  await scriptsRun(page);
  const loaded = await page.evaluate(() => performance.timeOrigin);
  const kept = page.waitForResponse('**/view/save');
  await switchOn(page).click();
  await expect(html(page)).toHaveAttribute('data-view-size', '150');
  await kept;
  await expect(bar(page).getByText('Настройки вида')).toBeFocused();
  await choice(page, 'Цвета', 'белым по чёрному').click();
  await expect(choice(page, 'Цвета', 'белым по чёрному')).toHaveAttribute('aria-pressed', 'true');
  await expect(choice(page, 'Цвета', 'чёрным по белому')).toHaveAttribute('aria-pressed', 'false');
  await expect(address).toHaveValue('г. Новокузнецк, ул. Тестовая, 1');
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(loaded);

  await expect(async () => {
    await page.goto('/cabinet');
    await expect(html(page)).toHaveAttribute('data-view-colours', 'white-on-black', { timeout: 500 });
  }).toPass();
  await scriptsRun(page);
  await bar(page).getByText('Настройки вида').click();
  await bar(page).getByRole('button', { name: 'Обычная версия' }).click();
  await expect(bar(page)).toBeHidden();
  await expect(switchOn(page)).toBeFocused();
});

test('настройки меняются с клавиатуры и сильнее тёмной темы устройства', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/view');
  await scriptsRun(page);
  await switchOn(page).press('Enter');
  await expect(html(page)).toHaveAttribute('data-view-colours', 'black-on-white');
  expect(await style(page, 'body', 'background-color')).toBe('rgb(255, 255, 255)');
  await page.keyboard.press('Tab');
  await expect(choice(page, 'Размер букв', 'обычный')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(choice(page, 'Размер букв', 'обычный')).toHaveAttribute('aria-pressed', 'true');
});
