import { expect, test } from '@playwright/test';
import { database } from '@/lib/platform/database';
import {
  errorSummary,
  expectFieldError,
  heading,
  signIn,
  signOut,
  typeSignIn,
} from '@/tests/support/e2e-browser';
import { givenFamily } from '@/tests/support/e2e-family';
import { givenPassword } from '@/tests/support/given';

const ownPassword = 'тихая река и три сосны';

async function givenNewcomer() {
  const family = await givenFamily();
  await database().account.update({
    where: { id: family.parent.accountId },
    data: { mustChangePassword: true },
  });
  return family.parent.login;
}

test('первый вход просит придумать свой пароль, и только с ним открывается кабинет', async ({ page }) => {
  const login = await givenNewcomer();
  await signIn(page, login);
  await expect(heading(page)).toHaveText('Придумайте свой пароль');

  for (const address of ['/cabinet', '/cabinet/me', '/cabinet/children', '/cabinet/certificate/apply']) {
    await page.goto(address);
    await expect(page).toHaveURL('/first-password');
  }

  await page.getByLabel('Новый пароль').fill(ownPassword);
  await page.getByLabel('Ещё раз').fill(ownPassword);
  await page.getByRole('button', { name: 'Сохранить и войти' }).click();
  await expect(page).toHaveURL('/cabinet');
  await expect(heading(page)).toHaveText('Услуги');

  await signOut(page);
  await page.goto('/sign-in');
  await typeSignIn(page, login, givenPassword);
  await expect(errorSummary(page)).toContainText('Логин или пароль введён неверно');
  await typeSignIn(page, login, ownPassword);
  await expect(page).toHaveURL('/cabinet');
});

test('пароль можно показать и спрятать, требования к нему названы заранее', async ({ page }) => {
  await signIn(page, await givenNewcomer());
  const [first, second] = [page.getByLabel('Новый пароль'), page.getByLabel('Ещё раз')];
  await expect(first).toHaveAccessibleDescription(/не короче 10 знаков.*без Вашего логина.*не тот/);
  await first.fill(ownPassword);
  await page.getByRole('button', { name: 'Показать пароль' }).click();
  for (const box of [first, second]) await expect(box).toHaveAttribute('type', 'text');
  await expect(page.getByText('Пароль виден на экране')).toHaveRole('status');
  await page.getByRole('button', { name: 'Скрыть пароль' }).click();
  for (const box of [first, second]) await expect(box).toHaveAttribute('type', 'password');
  await expect(first).toHaveValue(ownPassword);
});

test('пароль, введённый второй раз иначе, не принимается и нигде не остаётся', async ({ page }) => {
  const login = await givenNewcomer();
  await signIn(page, login);
  await page.getByLabel('Новый пароль').fill(ownPassword);
  await page.getByLabel('Ещё раз').fill('тихая река и две сосны');
  await page.getByRole('button', { name: 'Сохранить и войти' }).click();

  await expectFieldError(
    page,
    page.getByLabel('Ещё раз'),
    'Пароли не совпадают. Введите один и тот же пароль дважды.',
  );
  await expect(page.getByLabel('Новый пароль')).toHaveValue('');
  await expect(page.getByLabel('Ещё раз')).toHaveValue('');
  const source = await page.content();
  expect(source).not.toContain('тихая река');
  await page.goto('/cabinet');
  await expect(page).toHaveURL('/first-password');
});

test('короткий пароль, первый пароль и пароль с логином отклоняются с объяснением', async ({ page }) => {
  const login = await givenNewcomer();
  await signIn(page, login);
  const attempts = [
    ['коротко', 'Пароль слишком короткий: нужно не меньше 10 знаков.'],
    [givenPassword, 'Это первый пароль, который Вам выдали. Придумайте свой, другой.'],
    [`${login}-2026`, 'В пароле не должно быть логина. Придумайте другой пароль.'],
  ] as const;
  for (const [password, sentence] of attempts) {
    await page.getByLabel('Новый пароль').fill(password);
    await page.getByLabel('Ещё раз').fill(password);
    await page.getByRole('button', { name: 'Сохранить и войти' }).click();
    await expectFieldError(page, page.getByLabel('Новый пароль'), sentence);
  }
});

test('неверный пароль и неизвестный логин отвечают одинаково, введённый логин остаётся', async ({ page }) => {
  const { parent } = await givenFamily();
  const answers: string[] = [];
  for (const login of [parent.login, 'nobody-here']) {
    await page.goto('/sign-in');
    await typeSignIn(page, login, 'не тот пароль');
    await expect(page).toHaveTitle(/^Ошибка: Вход в личный кабинет/);
    await expect(page.getByLabel('Логин')).toHaveValue(login);
    await expect(page.getByLabel('Пароль')).toHaveValue('');
    answers.push(await errorSummary(page).innerText());
  }
  expect(answers[0]).toBe(answers[1]);
});

test('после выхода кнопка «Назад» не открывает кабинет', async ({ page }) => {
  const { parent } = await givenFamily();
  await signIn(page, parent.login);
  await page.goto('/cabinet/children');
  await signOut(page);
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});

test('со страницы, на которую пришли без входа, вход возвращает на неё же', async ({ page }) => {
  const { parent } = await givenFamily();
  await page.goto('/cabinet/certificate/apply');
  await expect(page).toHaveURL('/sign-in?next=%2Fcabinet%2Fcertificate%2Fapply');
  await typeSignIn(page, parent.login);
  await expect(page).toHaveURL('/cabinet/certificate/apply');
});
