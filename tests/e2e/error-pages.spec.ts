import { expect, test, type Page } from '@playwright/test';
import { Client } from 'pg';
import type { Role } from '@/lib/domain/roles';
import { expectHomePage, heading, signIn } from '@/tests/support/e2e-browser';
import { givenFamily, givenLogin } from '@/tests/support/e2e-family';
import { startPortalWithoutMail, type SecondPortal } from '@/tests/support/e2e-second-portal';

const wayBack = {
  parent: 'В личный кабинет',
  child: 'В личный кабинет',
  operator: 'К приёму семей',
  login_issuer: 'К логинам',
  municipal_admin: 'К обзору муниципалитета',
  regional_admin: 'К обзору региона',
} as const satisfies Record<Role, string>;

test.describe('нет такой страницы', () => {
  test.use({ javaScriptEnabled: false });

  test('посетителю показаны главная, вход и телефон поддержки', async ({ page }) => {
    expect((await page.goto('/no-such-page'))?.status()).toBe(404);
    await expect(heading(page)).toHaveText('Страница не найдена');
    const main = page.getByRole('main');
    await expect(main.getByRole('link', { name: 'На главную страницу' })).toHaveAttribute('href', '/');
    await expect(main.getByRole('link', { name: 'войдите в личный кабинет' })).toBeVisible();
    await expect(page.getByRole('contentinfo').locator('a[href^="tel:"]')).toBeVisible();
    await expect(page.locator('meta[name="robots"]').first()).toHaveAttribute('content', /noindex/);
  });

  for (const [role, name] of Object.entries(wayBack) as [Role, string][]) {
    test(`дорога назад по роли: ${role}`, async ({ page }) => {
      await signIn(page, await givenLogin(role));
      await page.goto('/no-such-page');
      await page.getByRole('main').getByRole('link', { name }).click();
      await expectHomePage(page, role);
    });
  }
});

test.describe('поисковым системам', () => {
  test('открыты страницы для всех и закрыто то, что за входом', async ({ page }) => {
    const robots = await (await page.request.get('/robots.txt')).text();
    for (const room of ['/cabinet', '/counter', '/admin', '/api/', '/sign-in?']) {
      expect(robots).toContain(`Disallow: ${room}\n`);
    }
    for (const address of ['/cabinet', '/counter', '/admin/region', '/api/scans/x', '/session']) {
      const answer = await page.request.get(address, { maxRedirects: 0 });
      expect.soft(answer.headers()['x-robots-tag'], address).toBe('noindex, nofollow');
    }
    expect((await page.request.get('/')).headers()['x-robots-tag']).toBeUndefined();
  });

  test('каждый адрес карты сайта открывается и называет себя сам', async ({ page, baseURL }) => {
    test.slow();
    const sitemap = await (await page.request.get('/sitemap.xml')).text();
    const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].flatMap(([, address]) => address ?? []);
    expect(addresses).toContain(new URL('/institutions', baseURL).href);
    expect(addresses.some((address) => /\/municipalities\/[\w-]+\/legal-act$/.test(address))).toBe(true);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const address of addresses) {
      const answer = await page.request.get(`${address}?q=`);
      expect.soft(answer.status(), address).toBe(200);
      const canonical = /<link rel="canonical" href="([^"]+)"/.exec(await answer.text())?.[1];
      expect.soft(new URL(canonical ?? '').href, address).toBe(address);
    }
  });

  test('карточка для соцсетей и значки на месте', async ({ page, baseURL }) => {
    await page.goto('/');
    const image = await page.locator('meta[property="og:image"]').getAttribute('content');
    expect(image).toBe(new URL('/social-card.png', baseURL).href);
    await expect(page.locator('meta[property="og:locale"]')).toHaveAttribute('content', 'ru_RU');
    const icons = await page
      .locator('link[rel="icon"], link[rel="apple-touch-icon"], link[rel="manifest"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(icons.length).toBeGreaterThanOrEqual(4);
    for (const address of [image ?? '', ...icons]) {
      expect.soft((await page.request.get(address)).status(), address).toBe(200);
    }
  });

  test('чужой ссылке не о чем рассказывать: адрес страницы за входом нигде не повторён', async ({ page }) => {
    await signIn(page, (await givenFamily()).parent.login);
    const secret = 'A'.repeat(43);
    for (const address of [
      '/cabinet',
      `/confirm-email/${secret}`,
      `/recover/${secret}`,
      `/invitation/${secret}`,
      `/unsubscribe/${secret}`,
    ]) {
      const text = await (await page.request.get(address)).text();
      expect.soft(text, address).toContain('<title>');
      expect.soft(text, address).not.toMatch(/rel="canonical"|property="og:/);
    }
  });
});

test.describe('база данных недоступна', () => {
  test.use({ javaScriptEnabled: false });

  test('вместо пустой страницы — объяснение, 503 и когда повторить; потом всё снова работает', async ({
    page,
  }) => {
    test.slow();
    const portal = await startPortalWithoutMail();
    try {
      await page.goto(`${portal.url}/support`);
      await expect(heading(page)).toHaveText('Поддержка');
      const database = await closeDatabase(portal);
      await expectUnavailable(page, `${portal.url}/`);
      await expectUnavailable(page, `${portal.url}/cabinet`);
      await database.open();
      await expect(async () => {
        expect((await page.goto(`${portal.url}/`))?.status()).toBe(200);
      }).toPass({ timeout: 10_000 });
    } finally {
      await portal.stop();
    }
  });
});

async function expectUnavailable(page: Page, address: string): Promise<void> {
  const answer = await page.goto(address);
  expect(answer?.status(), address).toBe(503);
  await expect(heading(page)).toHaveText('Портал временно недоступен');
  expect(answer?.headers()['retry-after'], address).toBe('15');
  await expect(page.getByRole('link', { name: 'На главную страницу' })).toBeVisible();
}

/** Nobody gets into the database any more, as if its server were gone. */
async function closeDatabase(portal: SecondPortal) {
  const [row] = await portal.query<{ name: string }>('select current_database() as name');
  const name = row?.name ?? '';
  await asOwner(`alter database "${name}" with allow_connections false`);
  await asOwner(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
  return { open: () => asOwner(`alter database "${name}" with allow_connections true`) };
}

async function asOwner(sql: string): Promise<void> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
