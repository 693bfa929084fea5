import { expect, test } from '@playwright/test';
import { grantRow } from '@/lib/local/demo/rows/people';
import { database } from '@/lib/platform/database';
import { heading, typeSignIn } from '@/tests/support/e2e-browser';
import { givenFamily, givenOperator } from '@/tests/support/e2e-family';
import { theTown } from '@/tests/support/e2e-town';

test('после пяти неверных паролей говорят, сколько ждать и что делать, логин остаётся', async ({ page }) => {
  const { parent } = await givenFamily();
  await page.goto('/sign-in');
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await typeSignIn(page, parent.login, 'не тот пароль');
    await expect(page).toHaveTitle(/^Ошибка: Вход/);
  }
  const answered = page.waitForResponse('**/sign-in/submit');
  await typeSignIn(page, parent.login);
  const answer = await answered;
  expect(answer.status()).toBe(429);
  expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(800);
  await expect(page).toHaveTitle('Ошибка: слишком много попыток');
  await expect(page.getByRole('main')).toContainText(/Войти можно через 15\sминут, в\s\d\d:\d\d/);
  await expect(page.getByRole('link', { name: 'Забыли пароль' })).toHaveAttribute(
    'href',
    '/sign-in/forgotten',
  );
  await page.getByRole('link', { name: 'Вернуться к форме' }).click();
  await expect(page.getByLabel('Логин')).toHaveValue(parent.login);
  await expect(page.getByLabel('Пароль')).toHaveValue('');
});

test('с несколькими ролями после входа выбирают роль и меняют её ссылкой вверху', async ({ page }) => {
  const { login, accountId } = await givenOperator();
  const { municipality } = await theTown();
  const second = grantRow(accountId, 'municipal_admin', { municipalityId: municipality.id }, new Date());
  await database().accountGrant.create({ data: second });
  await page.goto('/sign-in');
  await typeSignIn(page, login);
  await expect(heading(page)).toHaveText('В какой роли работать');
  await page.getByLabel('Администратор муниципалитета').check();
  await page.getByRole('button', { name: 'Продолжить' }).click();
  await expect(page).toHaveURL(`/admin/municipalities/${municipality.id}`);

  await page.getByRole('link', { name: 'Сменить роль' }).click();
  await expect(page.getByLabel('Администратор муниципалитета')).toBeChecked();
  await page.getByLabel('Специалист уполномоченной организации').check();
  await page.getByRole('button', { name: 'Продолжить' }).click();
  await expect(page).toHaveURL('/counter');
});

test('с одной ролью выбирать нечего', async ({ page }) => {
  const { parent } = await givenFamily();
  await page.goto('/sign-in');
  await typeSignIn(page, parent.login);
  await expect(page).toHaveURL('/cabinet');
  await expect(page.getByRole('link', { name: 'Сменить роль' })).toHaveCount(0);
  await page.goto('/choose-role');
  await expect(page).toHaveURL('/cabinet');
});
