import { expect, test } from '@playwright/test';
import { database } from '@/lib/platform/database';
import { errorSummary, signIn } from '@/tests/support/e2e-browser';
import { activate, checkAllPapers, openRecord } from '@/tests/support/e2e-counter';
import { givenFamilyWithCertificate, givenOperator } from '@/tests/support/e2e-family';
import { attachPhoto, field, typeDocument } from '@/tests/support/e2e-journey';
import { documentOfAge, givenScan } from '@/tests/support/given';

test('вернуть на исправление → семья исправляет → активировать', async ({ page, browser }) => {
  const { certificate, child, parent } = await givenFamilyWithCertificate();
  await givenScan({ ownerId: parent.accountId, documentId: certificate.documentId });
  await signIn(page, (await givenOperator()).login);
  await openRecord(page, certificate.certificateId);

  const scan = page.getByRole('region', { name: /^Скан/ });
  const picture = page.getByRole('img', { name: /^Скан/ });
  const before = await picture.boundingBox();
  await page.getByRole('button', { name: 'Увеличить' }).click();
  await expect
    .poll(async () => (await picture.boundingBox())?.width)
    .toBeGreaterThan((before?.width ?? 0) * 1.4);
  await scan.press('r');
  await expect(page.getByRole('status').filter({ hasText: 'повёрнуто на 90°' })).toBeAttached();
  await scan.press('0');
  await expect
    .poll(async () => Math.round((await picture.boundingBox())?.width ?? 0))
    .toBe(Math.round(before?.width ?? 0));

  await page.getByRole('link', { name: 'Вернуть на исправление' }).click();
  await page.getByRole('button', { name: 'Вернуть на исправление' }).click();
  await expect(errorSummary(page)).toContainText('Отметьте, что нужно исправить');
  await page.getByRole('checkbox', { name: 'Скан документа не читается' }).check();
  await page.getByLabel('Пояснение для семьи').fill('Не видно номера');
  await page.getByRole('button', { name: 'Вернуть на исправление' }).click();
  await expect(page.getByText('Запись возвращена на исправление', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Следующая семья' })).toBeFocused();

  const family = await browser.newPage();
  await signIn(family, parent.login);
  await family.goto(`/cabinet/certificates/${certificate.certificateId}`);
  await expect(family.getByText('Специалист пишет: Не видно номера')).toBeVisible();
  await family.getByRole('link', { name: 'Добавить документ ребёнка заново' }).click();
  await typeDocument(family, documentOfAge(child.birthDate));
  await attachPhoto(family);
  await family.getByRole('button', { name: 'Добавить' }).click();
  await expect(family.getByText('Документ добавлен')).toBeVisible();
  await family.goto(`/cabinet/certificates/${certificate.certificateId}`);
  await family.getByRole('button', { name: 'Обновить заявление' }).click();
  await expect(family.getByText('Заявление обновлено')).toBeVisible();
  await family.close();

  await openRecord(page, certificate.certificateId);
  await checkAllPapers(page);
  await activate(page);
  const changes = await database().certificateStatusChange.findMany({
    where: { certificateId: certificate.certificateId },
    orderBy: { at: 'asc' },
  });
  expect(changes.map(({ toStatus }) => toStatus)).toEqual([
    'not_activated',
    'returned',
    'not_activated',
    'active',
  ]);
});

test('исправить поле по оригиналу → обновить заявление → активировать', async ({ page }) => {
  const { certificate } = await givenFamilyWithCertificate();
  await signIn(page, (await givenOperator()).login);
  await openRecord(page, certificate.certificateId);
  await page.getByText('Исправить сведения о ребёнке').click();
  await page.getByRole('link', { name: 'Исправить имя ребёнка' }).click();
  await field(page, 'Имя').fill('Верная');
  await page.getByRole('button', { name: 'Исправить' }).click();
  await expect(errorSummary(page)).toContainText('Выберите, почему в записи было иначе');
  await expect(field(page, 'Имя')).toHaveValue('Верная');
  await page.getByRole('radio', { name: 'Опечатка семьи' }).check();
  await page.getByRole('button', { name: 'Исправить' }).click();

  await expect(page.getByText('Запись исправлена')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Обновить заявление' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Распечатать новое заявление' })).toBeFocused();
  await expect(page.getByRole('main')).toContainText('Верная');
  await checkAllPapers(page);
  await activate(page);
});
