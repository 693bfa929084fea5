import { expect, test } from '@playwright/test';
import { database } from '@/lib/platform/database';
import { heading, signIn, typeSignIn } from '@/tests/support/e2e-browser';
import { openRecord } from '@/tests/support/e2e-counter';
import { givenFamily, givenFamilyWithCertificate, givenOperator } from '@/tests/support/e2e-family';
import { field, photo, scanField, typeDocument } from '@/tests/support/e2e-journey';
import { documentOfAge } from '@/tests/support/given';

test.describe('сеанс закончился, пока заполняли форму', () => {
  async function endSessions(accountId: string): Promise<void> {
    await database().session.updateMany({ where: { accountId }, data: { endedAt: new Date() } });
  }

  test('после входа всё введённое на месте', async ({ page }) => {
    const family = await givenFamily();
    const document = documentOfAge(family.child.birthDate);
    await signIn(page, family.parent.login);
    await page.goto(`/cabinet/children/${family.child.id}/document`);
    await typeDocument(page, document);
    await page.getByLabel('Комментарий').fill('Долго искали');
    await scanField(page).setInputFiles(await photo());
    await endSessions(family.parent.accountId);
    await page.getByRole('button', { name: 'Добавить' }).click();

    await expect(page).toHaveURL(/\/sign-in/);
    await typeSignIn(page, family.parent.login);
    await expect(page.getByText('сеанс закончился. Введённое сохранено')).toBeVisible();
    await expect(field(page, 'Серия')).toHaveValue(document.series);
    await expect(field(page, 'Номер')).toHaveValue(document.number);
    await expect(page.getByLabel('Комментарий')).toHaveValue('Долго искали');
    await scanField(page).setInputFiles(await photo());
    await page.getByRole('button', { name: 'Добавить' }).click();
    await expect(page.getByText('Документ добавлен')).toBeVisible();
  });

  test('другой человек за тем же компьютером чужого не видит', async ({ page }) => {
    const family = await givenFamily({ document: true });
    const stranger = await givenFamily();
    await signIn(page, family.parent.login);
    await page.goto('/cabinet/me');
    await field(page, 'Адрес регистрации').fill('г. Новокузнецк, тайный адрес');
    await endSessions(family.parent.accountId);
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await typeSignIn(page, stranger.parent.login);
    await expect(heading(page)).toHaveText('Обо мне');
    await expect(field(page, 'Адрес регистрации')).not.toHaveValue('г. Новокузнецк, тайный адрес');
  });

  test('специалисту возвращаются его отметки', async ({ page }) => {
    const { certificate } = await givenFamilyWithCertificate();
    const operator = await givenOperator();
    await signIn(page, operator.login);
    await openRecord(page, certificate.certificateId);
    const application = page
      .getByRole('radiogroup', { name: /^Заявление, подписанное/ })
      .getByRole('radio', { name: 'Оригинал' });
    await application.check();
    await endSessions(operator.accountId);
    await page.getByRole('button', { name: 'Активировать' }).click();
    await typeSignIn(page, operator.login);
    await expect(page).toHaveURL(new RegExp(`/counter/certificates/${certificate.certificateId}\\b`));
    await expect(application).toBeChecked();
  });
});
