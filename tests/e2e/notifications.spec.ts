import { expect, test } from '@playwright/test';
import { heading, signIn } from '@/tests/support/e2e-browser';
import { givenFamily } from '@/tests/support/e2e-family';
import { givenReminder } from '@/tests/support/given/letters';

test.use({ javaScriptEnabled: false });

test('родитель выбирает, какие письма приходят, отписывается по ссылке из письма и возвращает их', async ({
  page,
  context,
}) => {
  const { parent } = await givenFamily();
  await signIn(page, parent.login);
  await page.getByRole('link', { name: 'Настройка уведомлений' }).click();
  await expect(heading(page)).toHaveText('Настройка уведомлений');
  await expect(page.getByText('Отключить нельзя.').first()).toBeVisible();
  await page.getByLabel('Запись на приём').uncheck();
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByRole('status')).toContainText('сохранена');
  await expect(page.getByLabel('Запись на приём')).not.toBeChecked();

  const { token } = await givenReminder(parent);
  await context.clearCookies();
  await page.goto(`/unsubscribe/${token}`);
  await page.getByRole('button', { name: 'Не присылать письма: Напоминания' }).click();
  await expect(page.getByText('Письма отключены: Напоминания')).toBeVisible();
  await page.getByRole('button', { name: 'Вернуть письма' }).click();
  await expect(page.getByRole('button', { name: 'Не присылать письма: Напоминания' })).toBeVisible();
});
