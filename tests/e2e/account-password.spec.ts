import { expect, test } from '@playwright/test';
import {
  errorSummary,
  expectFieldError,
  heading,
  holdScripts,
  signIn,
  signOut,
  typeSignIn,
} from '@/tests/support/e2e-browser';
import { givenFamily, givenOperator } from '@/tests/support/e2e-family';
import { givenPassword, unique } from '@/tests/support/given';

const own = 'тихая река и три сосны';

test('«Изменить пароль»: прежний больше не подходит, на другом устройстве вход завершён', async ({
  page,
  browser,
}) => {
  const { parent } = await givenFamily();
  const elsewhere = await browser.newPage();
  await signIn(elsewhere, parent.login);
  await signIn(page, parent.login);
  await page.getByRole('link', { name: 'Изменить пароль' }).click();
  await expect(heading(page)).toHaveText('Изменить пароль');
  await page.getByLabel('Нынешний пароль').fill(givenPassword);
  await page.getByLabel('Новый пароль').fill(own);
  await page.getByLabel('Ещё раз').fill(own);
  await page.getByRole('button', { name: 'Изменить пароль' }).click();
  await expect(page.getByText('Пароль изменён. На других устройствах вход завершён.')).toBeVisible();

  await elsewhere.goto('/cabinet');
  await expect(elsewhere).toHaveURL(/\/sign-in\?next=/);
  await elsewhere.close();
  await signOut(page);
  await page.goto('/sign-in');
  await typeSignIn(page, parent.login);
  await expect(errorSummary(page)).toContainText('Логин или пароль введён неверно');
  await typeSignIn(page, parent.login, own);
  await expect(page).toHaveURL('/cabinet');
});

test('неподходящий пароль называет, что не так, и ничего не меняет', async ({ page }) => {
  const { parent } = await givenFamily();
  await signIn(page, parent.login);
  const attempts = [
    ['коротко', 'Пароль слишком короткий: нужно не меньше 10 знаков.'],
    [
      'пароль123456',
      'Такой пароль легко подобрать: он из распространённых слов, повторов или соседних клавиш. Возьмите три-четыре слова, не связанных между собой.',
    ],
    [`${parent.login}-2026`, 'В пароле не должно быть логина. Придумайте другой пароль.'],
  ] as const;
  for (const [password, sentence] of attempts) {
    await page.goto('/account/password');
    await page.getByLabel('Нынешний пароль').fill(givenPassword);
    await page.getByLabel('Новый пароль').fill(password);
    await page.getByLabel('Ещё раз').fill(password);
    await page.getByRole('button', { name: 'Изменить пароль' }).click();
    await expectFieldError(page, page.getByLabel('Новый пароль'), sentence);
    expect(await page.content()).not.toContain(`value="${password}"`);
  }
});

test('подсказка о пароле меняется словами, пока его вводят', async ({ page }) => {
  const { parent } = await givenFamily();
  await signIn(page, parent.login);
  await page.goto('/account/password');
  await page.getByLabel('Новый пароль').fill('тихая');
  const hint = page.locator('[aria-live="polite"]').filter({ hasText: /коротко|Длин/ });
  await expect(hint).toHaveText(/Пока коротко: нужно ещё 5\sзнаков\./);
  await page.getByLabel('Новый пароль').fill(own);
  await expect(hint).toContainText('Длина хорошая');
});

test('подсказка о пароле говорит и о том, что введено раньше, чем ожила страница', async ({ page }) => {
  const { parent } = await givenFamily();
  await signIn(page, parent.login);
  const goOn = await holdScripts(page);
  await page.goto('/account/password', { waitUntil: 'commit' });
  await page.getByLabel('Новый пароль').fill('тихая');
  goOn();
  await expect(page.getByText(/Пока коротко: нужно ещё 5\sзнаков\./)).toBeVisible();
});

test('«Изменить логин»: дальше входят с новым', async ({ page }) => {
  const { parent } = await givenFamily();
  const other = (await givenFamily()).parent;
  const login = `own.login-${unique()}`;
  await signIn(page, parent.login);
  await page.getByRole('link', { name: 'Изменить логин' }).click();
  await expect(page.getByRole('main')).toContainText(parent.login);
  await page.getByLabel('Новый логин').fill(other.login);
  await page.getByLabel('Нынешний пароль').fill(givenPassword);
  await page.getByRole('button', { name: 'Изменить логин' }).click();
  await expectFieldError(page, page.getByLabel('Новый логин'), 'Такой логин уже занят. Придумайте другой.');
  await expect(page.getByLabel('Новый логин')).toHaveValue(other.login);

  await page.getByLabel('Новый логин').fill(login);
  await page.getByLabel('Нынешний пароль').fill(givenPassword);
  await page.getByRole('button', { name: 'Изменить логин' }).click();
  await expect(page.getByText('Логин изменён')).toBeVisible();
  await signOut(page);
  await signIn(page, login);
});

test('сеансы названы устройствами; «Завершить» закрывает другой, «Выйти везде» — и этот', async ({
  page,
  browser,
}) => {
  const { login } = await givenOperator();
  const elsewhere = await browser.newPage();
  await signIn(elsewhere, login);
  await signIn(page, login);
  await page.goto('/account/password');
  const list = page.locator('section', { hasText: 'Где выполнен вход' });
  await expect(list).toContainText('этот сеанс');
  await expect(list).toContainText('Chrome, Linux');
  const ends = page.getByRole('button', { name: /^Завершить/ });
  const before = await ends.count();
  expect(before).toBeGreaterThan(0);
  await ends.first().click();
  await expect(page.getByText('Сеанс завершён.')).toBeVisible();
  await expect(ends).toHaveCount(before - 1);

  await page.getByRole('button', { name: 'Выйти везде' }).click();
  await expect(page.getByText('Вы вышли на всех устройствах')).toBeVisible();
  for (const one of [page, elsewhere]) {
    await one.goto('/counter');
    await expect(one).toHaveURL(/\/sign-in\?next=/);
  }
  await elsewhere.close();
});
