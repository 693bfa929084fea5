import { expect, test, type Page } from '@playwright/test';
import { database } from '@/lib/platform/database';
import { heading, signIn } from '@/tests/support/e2e-browser';
import { givenFamily } from '@/tests/support/e2e-family';
import { field } from '@/tests/support/e2e-journey';
import { newAddress } from '@/tests/support/e2e-mail';

/** A bad line: the first POST gets no page for an answer, the later ones go through. */
async function losePost(page: Page, path: string): Promise<() => number> {
  let posts = 0;
  await page.route(`**${path}`, async (route) => {
    posts += 1;
    await (posts === 1 ? route.fulfill({ status: 204 }) : route.continue());
  });
  return () => posts;
}

test('нетерпеливые нажатия отправляют форму один раз; без ответа её можно отправить снова', async ({
  page,
}) => {
  const family = await givenFamily({ document: true });
  await signIn(page, family.parent.login);
  const path = `/cabinet/children/${family.child.id}/apply`;
  await page.goto(path);
  await field(page, 'Электронная почта').fill(newAddress());
  const posts = await losePost(page, `${path}/save`);
  const button = page.getByRole('button', { name: 'Отправить заявку' });
  const waiting = page.getByRole('status').filter({ hasText: 'Подождите' });

  await button.click();
  await expect(waiting).toBeVisible();
  await button.click();
  await button.press('Enter');
  expect(posts()).toBe(1);

  await expect(waiting).toHaveCount(0, { timeout: 20_000 });
  await button.click();
  await expect(heading(page)).toHaveText('Заявка на сертификат не подтверждена');
  expect(posts()).toBe(2);
  expect(await database().application.count({ where: { childId: family.child.id } })).toBe(1);
});

test('вернувшись «Назад», форму можно отправить снова', async ({ page }) => {
  const family = await givenFamily({ document: true });
  await signIn(page, family.parent.login);
  await page.goto(`/cabinet/children/${family.child.id}/apply`);
  await field(page, 'Электронная почта').fill('не адрес');
  await page.getByRole('button', { name: 'Отправить заявку' }).click();
  await expect(page).toHaveTitle(/^Ошибка/);
  await page.goBack();
  await expect(page).not.toHaveTitle(/^Ошибка/);
  await expect(page.getByRole('status').filter({ hasText: 'Подождите' })).toHaveCount(0);
  await field(page, 'Электронная почта').fill(newAddress());
  await page.getByRole('button', { name: 'Отправить заявку' }).click();
  await expect(heading(page)).toHaveText('Заявка на сертификат не подтверждена');
});
