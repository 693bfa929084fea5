import { expect, test } from '@playwright/test';
import { heading, holdScripts, signIn, signOut } from '@/tests/support/e2e-browser';
import { givenFamily } from '@/tests/support/e2e-family';
import { givenPassword } from '@/tests/support/given';

test('родитель добавляет ключ входа, выходит, входит без пароля и удаляет ключ', async ({ page }) => {
  const { parent } = await givenFamily();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await signIn(page, parent.login);
  await page.getByRole('link', { name: 'Ключи входа' }).click();
  await expect(heading(page)).toHaveText('Ключи входа');
  await page.getByLabel('Название ключа').fill('Мой телефон');
  await page.getByLabel('Нынешний пароль').fill(givenPassword);
  await page.getByRole('button', { name: 'Продолжить' }).click();
  await page.getByRole('button', { name: 'Создать ключ' }).click();
  await expect(page.getByText('Ключ добавлен.')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Мой телефон' })).toContainText(
    'ещё не использован',
  );

  await signOut(page);
  await page.goto('/cabinet/children');
  await page.getByRole('button', { name: 'Войти без пароля' }).click();
  await expect(page).toHaveURL('/cabinet/children');

  await page.goto('/account/passkeys');
  const own = page.getByRole('listitem').filter({ hasText: 'Мой телефон' });
  await expect(own).toContainText('последний вход');
  await own.getByRole('button', { name: 'Удалить' }).click();
  await expect(page.getByText('Ключ удалён, войти с ним больше нельзя.')).toBeVisible();
  await signOut(page);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Войти без пароля' }).click();
  await expect(page.getByText('Войти этим ключом не получилось')).toBeVisible();
});

test('страница входа не сдвигается, когда оживает: что нажимают, остаётся под пальцем', async ({ page }) => {
  const goOn = await holdScripts(page);
  await page.goto('/sign-in', { waitUntil: 'commit' });
  const below = page.getByRole('button', { name: 'Войти через Госуслуги' });
  await expect(below).toBeVisible();
  const passkey = page.getByRole('button', { name: 'Войти без пароля' });
  await expect(passkey).toBeHidden();
  const before = await below.boundingBox();
  goOn();
  await expect(passkey).toBeVisible();
  expect(await below.boundingBox()).toEqual(before);
});
