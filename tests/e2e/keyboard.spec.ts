import { expect, test, type Locator, type Page } from '@playwright/test';
import { heading } from '@/tests/support/e2e-browser';
import { givenFamily } from '@/tests/support/e2e-family';
import { field, photo, scanField } from '@/tests/support/e2e-journey';
import { newAddress } from '@/tests/support/e2e-mail';
import { documentOfAge, givenPassword } from '@/tests/support/given';

test('вход, документ и заявка с одной клавиатуры', async ({ page }) => {
  test.slow();
  const family = await givenFamily();
  const { kind, series, number } = documentOfAge(family.child.birthDate);
  await page.goto('/sign-in');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Перейти к содержанию' })).toBeFocused();
  await tabTo(page, page.getByLabel('Логин'));
  await page.keyboard.type(family.parent.login);
  await tabTo(page, page.getByLabel('Пароль'));
  await page.keyboard.type(givenPassword);
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Услуги');

  await press(page, page.getByRole('link', { name: /^Предоставить документ/ }));
  await expect(page.getByLabel('Тип документа')).toHaveValue(kind);
  await tabTo(page, field(page, 'Серия'));
  await page.keyboard.type(series);
  await tabTo(page, field(page, 'Номер'));
  await page.keyboard.type(number);
  await tabTo(page, scanField(page));
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(await photo());
  await press(page, page.getByRole('button', { name: 'Добавить' }));
  await expect(page.getByText('Документ добавлен')).toBeVisible();

  await expect(heading(page)).toHaveText('Подать заявление на получение сертификата');
  await tabTo(page, field(page, 'Электронная почта'));
  await page.keyboard.type('не адрес');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(/^Ошибка: /);
  await press(page, page.locator('#error-summary').getByRole('link').first());
  await expect(field(page, 'Электронная почта')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(newAddress());
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Заявка на сертификат не подтверждена');
});

/** Goes on with Tab until the control has the focus, and sees that the focus is shown. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let steps = 0; steps < 60; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const outline = await target.evaluate((element) => getComputedStyle(element).outlineStyle);
      expect(outline).not.toBe('none');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target.toString()} cannot be reached with Tab`);
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}
