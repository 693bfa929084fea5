import { expect, test } from '@playwright/test';
import { heading, signIn } from '@/tests/support/e2e-browser';
import { givenFamily } from '@/tests/support/e2e-family';
import { confirmEmail, field, fileApplication } from '@/tests/support/e2e-journey';
import { confirmationSubject, linkIn, newAddress, waitForLetter } from '@/tests/support/e2e-mail';

test('письмо можно отправить ещё раз и на исправленный адрес, прежняя ссылка перестаёт работать', async ({
  page,
}) => {
  const family = await givenFamily({ document: true });
  await signIn(page, family.parent.login);
  const wrong = await fileApplication(page);
  const right = newAddress();
  await field(page, 'Электронная почта').fill(right);
  await page.getByRole('button', { name: 'Отправить письмо ещё раз' }).click();
  await expect(page.getByText('Письмо отправлено ещё раз')).toBeVisible();
  await expect(page.getByText(`Электронная почта для подтверждения: ${right}`)).toBeVisible();

  await page.goto(linkIn(await waitForLetter(wrong, confirmationSubject), '/confirm-email/'));
  await expect(page.getByText('Есть более новое письмо')).toBeVisible();
  await confirmEmail(page, right);
});

test('без входа ссылка из письма показывает кнопку и сама ничего не подтверждает', async ({
  page,
  browser,
}) => {
  const family = await givenFamily({ document: true });
  await signIn(page, family.parent.login);
  const email = await fileApplication(page);
  const state = page.url();
  const link = linkIn(await waitForLetter(email, confirmationSubject), '/confirm-email/');

  const visitor = await browser.newPage();
  await visitor.goto(link);
  await expect(visitor.getByRole('button', { name: 'Подтвердить' })).toBeVisible();
  await expect(visitor.getByRole('main')).not.toContainText(family.child.surname);
  await page.goto(state);
  await expect(heading(page)).toHaveText('Заявка на сертификат не подтверждена');

  await visitor.getByRole('button', { name: 'Подтвердить' }).click();
  await expect(heading(visitor)).toHaveText('Заявка на сертификат подтверждена');
  await page.goto(state);
  await expect(page.getByRole('link', { name: 'Получить сертификат' })).toBeVisible();
  await visitor.close();
});

test('заявку можно отменить и подать новую', async ({ page }) => {
  const family = await givenFamily({ document: true });
  await signIn(page, family.parent.login);
  const email = await fileApplication(page);
  await page.getByRole('button', { name: 'Отменить заявку' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Отменить заявку' }).click();
  await expect(page.getByRole('status').getByText('Заявка отменена')).toBeVisible();
  await page.goto(linkIn(await waitForLetter(email, confirmationSubject), '/confirm-email/'));
  await expect(page.getByText('Заявка на сертификат подтверждена')).toHaveCount(0);
  await fileApplication(page);
});
