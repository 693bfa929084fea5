import { expect, test } from '@playwright/test';
import { database } from '@/lib/platform/database';
import { expectFieldError, heading, typeSignIn } from '@/tests/support/e2e-browser';
import { givenFamily } from '@/tests/support/e2e-family';
import { lettersTo, linkIn, newAddress, waitForLetter } from '@/tests/support/e2e-mail';

const own = 'тихая река и три сосны';
const subject = 'Восстановление пароля на портале сертификатов';

async function givenReachable() {
  const { parent } = await givenFamily();
  const email = newAddress();
  await database().person.update({
    where: { id: parent.personId },
    data: { email, emailConfirmedAt: new Date() },
  });
  return { login: parent.login, email };
}

test.describe('без JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('забытый пароль восстанавливают по ссылке из письма, она срабатывает один раз', async ({ page }) => {
    const { login, email } = await givenReachable();
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Забыли пароль' }).click();
    await page.getByLabel('Логин').fill(login);
    await page.getByLabel('Электронная почта').fill(email);
    await page.getByRole('button', { name: 'Отправить ссылку' }).click();
    await expect(heading(page)).toHaveText('Проверьте почту');

    const link = linkIn(await waitForLetter(email, subject), '/recover/');
    // A mail scanner opens it first.
    expect((await page.request.get(link)).status()).toBe(200);
    await page.goto(link);
    await page.getByLabel('Новый пароль').fill('пароль123456');
    await page.getByLabel('Ещё раз').fill('пароль123456');
    await page.getByRole('button', { name: 'Сохранить пароль' }).click();
    await expect(page).toHaveTitle(/^Ошибка: Новый пароль/);
    await page.getByLabel('Новый пароль').fill(own);
    await page.getByLabel('Ещё раз').fill(own);
    await page.getByRole('button', { name: 'Сохранить пароль' }).click();
    await expect(page.getByText('Пароль сохранён')).toBeVisible();
    await typeSignIn(page, login, own);
    await expect(page).toHaveURL('/cabinet');
    await waitForLetter(email, 'Пароль на портале сертификатов изменён');

    await page.goto(link);
    await expect(page.getByRole('main')).toContainText('Эта ссылка уже использована');
    await expect(page.getByRole('link', { name: 'Запросить новую ссылку' })).toBeVisible();
  });
});

test('неизвестный логин и чужой адрес получают тот же ответ и не получают письма', async ({ page }) => {
  const { login, email } = await givenReachable();
  const stranger = newAddress();
  const answers: string[] = [];
  for (const [typed, address] of [
    [login, stranger],
    [`nobody-${stranger.slice(7, 20)}`, stranger],
    [login, email],
  ] as const) {
    await page.goto('/sign-in/forgotten');
    await page.getByLabel('Логин').fill(typed);
    await page.getByLabel('Электронная почта').fill(address);
    await page.getByRole('button', { name: 'Отправить ссылку' }).click();
    await expect(heading(page)).toHaveText('Проверьте почту');
    answers.push(await page.getByRole('main').innerText());
  }
  expect(new Set(answers).size).toBe(1);
  // The queue is worked off in order: when the last letter is there, the others would be, too.
  await waitForLetter(email, subject);
  expect(await lettersTo(stranger)).toEqual([]);
});

test('неверно написанный адрес называют у поля, введённый логин остаётся', async ({ page }) => {
  await page.goto('/sign-in/forgotten');
  await page.getByLabel('Логин').fill('ivanova');
  await page.getByLabel('Электронная почта').fill('ivanova@');
  await page.getByRole('button', { name: 'Отправить ссылку' }).click();
  await expectFieldError(
    page,
    page.getByLabel('Электронная почта'),
    'Проверьте адрес электронной почты: он пишется без пробелов, например ivanova@example.ru',
  );
  await expect(page.getByLabel('Логин')).toHaveValue('ivanova');
});
