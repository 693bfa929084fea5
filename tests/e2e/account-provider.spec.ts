import { expect, test } from '@playwright/test';
import { fact, heading, signIn, signOut } from '@/tests/support/e2e-browser';
import { givenFamily, givenOperator } from '@/tests/support/e2e-family';
import { expectLetters, reachPerson } from '@/tests/support/e2e-letters';
import { tellProvider } from '@/tests/support/e2e-provider';
import { givenPassword, proveTies } from '@/tests/support/given';
import { citizenOf } from '@/tests/support/identity-provider/citizen';
import { kindsReadBy } from '@/tests/support/letters-read';

test.describe('без JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('вход через поставщика: в первый раз спрашивают, связать ли, потом входят сразу; отвязать можно в кабинете', async ({
    page,
  }) => {
    const { parent } = await givenFamily();
    const inbox = await reachPerson(parent.personId);
    await proveTies(parent.personId, (await givenOperator()).accountId);
    const citizen = await citizenOf(parent.personId);
    await page.goto('/sign-in?next=%2Fcabinet%2Fchildren');
    await page.getByRole('button', { name: 'Войти через Госуслуги' }).click();
    await tellProvider(page, citizen);
    await expect(heading(page)).toHaveText('Связать вход через Госуслуги с кабинетом?');
    await expect(fact(page, 'Чей кабинет')).toHaveText(parent.name);
    await expect(fact(page, 'Логин')).toHaveText(`${parent.login.slice(0, 3)}…`);
    await page.getByRole('button', { name: 'Связать и войти' }).click();
    await expect(page).toHaveURL('/cabinet/children');

    // The provider still knows this browser: it does not ask again.
    await signOut(page);
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Войти через Госуслуги' }).click();
    await expect(page).toHaveURL('/cabinet');

    await page.getByRole('link', { name: 'Вход через Госуслуги' }).click();
    await page.getByLabel('Нынешний пароль').fill(givenPassword);
    await page.getByRole('button', { name: 'Отвязать' }).click();
    await expect(page.getByText('Вход отвязан')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Связать', exact: true })).toBeVisible();
    await expectLetters([inbox], kindsReadBy('provider'));
  });
});

test('кого по сведениям поставщика не нашли, тот входит с логином и связывает вход в кабинете', async ({
  page,
}) => {
  const { parent } = await givenFamily({ complete: false });
  const citizen = { ...(await citizenOf(parent.personId)), snils: '112-233-445 95' };
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Войти через Госуслуги' }).click();
  await tellProvider(page, citizen);
  await expect(page).toHaveTitle(/^Ошибка: /);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Ваш кабинет не найден');

  await signIn(page, parent.login);
  await page.getByRole('link', { name: 'Вход через Госуслуги' }).click();
  await page.getByLabel('Нынешний пароль').fill(givenPassword);
  await page.getByRole('button', { name: 'Связать', exact: true }).click();
  await expect(page.getByText('Вход связан с кабинетом')).toBeVisible();
});
