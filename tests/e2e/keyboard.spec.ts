import { expect, test } from '@playwright/test';
import { heading } from '@/tests/support/e2e-browser';
import { keyboard } from '@/tests/support/e2e-keyboard';
import { walkTheWholeWay } from '@/tests/support/e2e-whole-way';

test('от входа до активированного сертификата с одной клавиатуры', async ({ page }) => {
  test.setTimeout(300_000);
  // Nothing may be pressed but keys.
  await page.addInitScript(() => {
    for (const kind of ['mousedown', 'touchstart'] as const) {
      addEventListener(kind, () => document.documentElement.setAttribute('data-not-by-keyboard', ''), true);
    }
  });
  await walkTheWholeWay(page, keyboard, async () => {
    await expect(page.locator('html')).not.toHaveAttribute('data-not-by-keyboard');
  });
});

test('первое, к чему ведёт Tab, — переход к содержанию, и он действует', async ({ page }) => {
  for (const address of ['/', '/institutions', '/questions']) {
    await page.goto(address);
    await expect(heading(page)).toBeVisible();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Перейти к содержанию' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#content$/);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  }
});
