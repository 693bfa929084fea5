import { expect, test } from '@playwright/test';
import { demoAccounts, demoPassword } from '@/lib/local/demo-accounts';
import { database } from '@/lib/platform/database';
import { expectHomePage, signIn } from '@/tests/support/e2e-browser';

for (const login of Object.keys(demoAccounts)) {
  test(`${login} входит на свою начальную страницу, и каждая ссылка на ней открывается`, async ({ page }) => {
    const { grants } = await database().account.findUniqueOrThrow({
      where: { login },
      select: { grants: { select: { role: true } } },
    });
    const role = grants[0]?.role;
    if (!role) throw new Error(`${login} has no role`);
    await signIn(page, login, demoPassword);
    if (login === 'demo-first') await expect(page).toHaveURL('/first-password');
    else await expectHomePage(page, role);
    const hrefs = await page
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    const own = [...new Set(hrefs)].filter((href) => href.startsWith('/'));
    expect(own.length).toBeGreaterThan(2);
    expect(hrefs.filter((href) => !/^(\/|#|tel:|mailto:|https?:\/\/)/.test(href))).toEqual([]);
    for (const href of own) expect.soft((await page.request.get(href)).status(), href).toBe(200);
  });
}
