import { expect, test } from '@playwright/test';
import { signIn } from '@/tests/support/e2e-browser';
import { activate, checkAllPapers, openRecord } from '@/tests/support/e2e-counter';
import { givenFamilyWithCertificate, givenOperator } from '@/tests/support/e2e-family';
import { field } from '@/tests/support/e2e-journey';

test('вопрос из карточки, ответ и активация у стойки: страницы семьи обновляются сами, набранное остаётся', async ({
  page,
  browser,
}) => {
  const { parent, child, certificate } = await givenFamilyWithCertificate();
  const desk = await (await browser.newContext()).newPage();
  const [operator] = await Promise.all([givenOperator(), signIn(page, parent.login)]);
  await signIn(desk, operator.login);

  await page.goto(`/cabinet/certificates/${certificate.certificateId}`);
  await page.getByRole('link', { name: 'Задать вопрос учреждению' }).click();
  await expect(page.getByLabel('О ком вопрос')).toContainText(child.name);
  await field(page, 'Ваш вопрос').fill('Можно ли прийти\nв субботу?');
  await page.getByRole('button', { name: 'Отправить вопрос' }).click();
  await expect(page.getByText('Вопрос отправлен')).toBeVisible();
  await field(page, 'Дополнить вопрос').fill('И ещё');

  await openRecord(desk, certificate.certificateId);
  await desk.getByRole('link', { name: /^Вопрос от/ }).click();
  await expect(desk.getByRole('main')).toContainText('в субботу?');
  await field(desk, 'Ответ семье').fill('В субботу с десяти до двух.');
  await desk.getByRole('button', { name: 'Ответить' }).click();
  await expect(desk.getByText('Ответ отправлен семье')).toBeVisible();

  await expect(page.getByText('В субботу с десяти до двух.')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Страница обновлена: есть ответ' })).toBeAttached();
  await expect(page.getByRole('textbox')).toHaveValue('И ещё');

  await page.goto(`/cabinet/certificates/${certificate.certificateId}`);
  await openRecord(desk, certificate.certificateId);
  await checkAllPapers(desk);
  await activate(desk);
  await expect(page.getByRole('heading', { name: 'Запишитесь в кружок или секцию' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'сертификат активирован' })).toBeAttached();
  await desk.close();
});
