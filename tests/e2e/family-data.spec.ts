import { expect, test } from '@playwright/test';
import { database } from '@/lib/platform/database';
import { heading, signIn } from '@/tests/support/e2e-browser';
import { givenFamilyWithCertificate } from '@/tests/support/e2e-family';
import { download } from '@/tests/support/e2e-pdf';
import { givenConsent, givenPassword } from '@/tests/support/given';

test('семья скачивает свои данные, видит, что прекратит отзыв согласия, и отзывает его', async ({ page }) => {
  const { parent, child, certificate } = await givenFamilyWithCertificate({}, { status: 'active' });
  await givenConsent(certificate.certificateId);
  await signIn(page, parent.login);
  await page.getByRole('link', { name: 'Мои данные' }).first().click();
  await expect(heading(page)).toHaveText('Мои данные');

  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Скачать для программ' }).click();
  expect((await saved).suggestedFilename()).toBe('мои-данные.json');
  const json = await download(page, '/cabinet/data/json');
  const file = JSON.parse(json.bytes.toString('utf8')) as { name: string; sections: { key: string }[] };
  expect(file.name).toBe(parent.name);
  expect(json.bytes.toString('utf8')).toContain(child.surname);
  const pdf = await download(page, '/cabinet/data/pdf');
  expect(pdf.type).toBe('application/pdf');
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');

  await page.getByRole('link', { name: `Согласие: ${child.name}` }).click();
  await expect(page.getByText('станет «Прекращён»')).toBeVisible();
  await page.getByRole('button', { name: 'Отозвать согласие' }).click();
  await expect(page).toHaveTitle(/^Ошибка: /);
  await page.getByLabel(/Я прочитал/).check();
  await page.getByLabel('Нынешний пароль').fill(givenPassword);
  await page.getByRole('button', { name: 'Отозвать согласие' }).click();
  await expect(page.getByText(/Согласие отозвано \d\d\.\d\d\.\d{4}/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Отозвать согласие' })).toHaveCount(0);
  const row = await database().certificate.findUniqueOrThrow({ where: { id: certificate.certificateId } });
  expect(row.terminationReason).toBe('consent_withdrawn');
});
