import { expect, test } from '@playwright/test';
import { database } from '@/lib/platform/database';
import { errorSummary, signIn } from '@/tests/support/e2e-browser';
import { activate, checkAllPapers, openRecord } from '@/tests/support/e2e-counter';
import { givenFamilyWithCertificate, givenOperator } from '@/tests/support/e2e-family';

test('два специалиста у одной записи: второму сказано, забрано осознанно, у первого ничего не пропало', async ({
  page,
  browser,
}) => {
  const { certificate } = await givenFamilyWithCertificate();
  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(page, (await givenOperator()).login);
  await openRecord(page, certificate.certificateId);
  await checkAllPapers(page);

  await signIn(elsewhere, (await givenOperator()).login);
  await openRecord(elsewhere, certificate.certificateId);
  await expect(elsewhere.getByText(/С записью работает .* с \d\d:\d\d/)).toBeVisible();
  await elsewhere.getByRole('button', { name: 'Забрать запись себе' }).click();
  await expect(elsewhere.getByText('Запись теперь у Вас')).toBeVisible();

  await page.getByRole('button', { name: 'Активировать' }).click();
  await expect(errorSummary(page)).toContainText('Забрать запись себе');
  expect(await database().certificate.findUnique({ where: { id: certificate.certificateId } })).toMatchObject(
    { status: 'not_activated' },
  );
  const originals = page.getByRole('radio', { name: 'Оригинал' });
  for (const original of await originals.all()) await expect(original).toBeChecked();

  await page.getByRole('button', { name: 'Забрать запись себе' }).click();
  await expect(errorSummary(page)).toHaveCount(0);
  for (const original of await originals.all()) await expect(original).toBeChecked();
  await activate(page);
  await elsewhere.close();
});
