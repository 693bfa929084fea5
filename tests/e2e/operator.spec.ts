import { expect, test, type Page } from '@playwright/test';
import { formatDate } from '@/lib/domain/dates';
import { database } from '@/lib/platform/database';
import { errorSummary, heading, signIn } from '@/tests/support/e2e-browser';
import { activate, checkAllPapers, openRecord, searchRegister } from '@/tests/support/e2e-counter';
import { givenFamilyWithCertificate, givenOperator } from '@/tests/support/e2e-family';
import { download, readPapers } from '@/tests/support/e2e-pdf';
import { givenScan } from '@/tests/support/given';

test('специалист видит данные, скан и список бумаг, печатает заявление и активирует', async ({ page }) => {
  const family = await givenFamilyWithCertificate();
  const { certificate, child, parent } = family;
  await givenScan({ ownerId: parent.accountId, documentId: certificate.documentId });
  const operator = await givenOperator();
  await signIn(page, operator.login);
  await openRecord(page, certificate.certificateId);

  const main = page.getByRole('main');
  for (const words of [child.name, formatDate(child.birthDate), parent.name, family.town.group.title]) {
    await expect(main).toContainText(words);
  }
  await expect(page.getByRole('img', { name: /^Скан/ })).toBeVisible();
  for (const paper of [
    'Заявление, подписанное родителем (законным представителем)',
    'Согласие на обработку персональных данных, подписанное родителем (законным представителем)',
    'Паспорт заявителя',
    'Свидетельство о рождении ребёнка',
  ]) {
    await expect(
      page.getByRole('radiogroup', { name: new RegExp(`^${paper.replace(/[()]/g, '\\$&')}`) }),
    ).toBeVisible();
  }
  await expect(main).toContainText('Документ, подтверждающий проживание ребёнка в муниципалитете');
  await expect(main).toContainText('не требуется');

  const href = await page.getByRole('link', { name: 'Распечатать заявление' }).getAttribute('href');
  const file = await download(page, href ?? '');
  expect(file).toMatchObject({ status: 200, type: 'application/pdf' });
  expect((await readPapers(file.bytes)).pages[0]).toContain(child.name);

  await checkAllPapers(page);
  await activate(page);
  await expect(page.getByRole('button', { name: 'Активировать' })).toHaveCount(0);
  await page.goto('/counter?list=today');
  await expect(page.getByRole('heading', { name: 'Сделано сегодня: 1' })).toBeVisible();
  await expect(page.getByRole('row', { name: /Сертификат активирован/ })).toContainText(child.name);

  const stored = await database().certificate.findUniqueOrThrow({
    where: { id: certificate.certificateId },
    include: { paperChecks: true },
  });
  expect(stored).toMatchObject({
    status: 'active',
    activatedById: operator.accountId,
    activatedAtInstitutionId: family.town.desk.id,
  });
  expect(stored.paperChecks).toHaveLength(6);
});

test('неотмеченная бумага называется, остальные отметки остаются', async ({ page }) => {
  const { certificate } = await givenFamilyWithCertificate();
  await signIn(page, (await givenOperator()).login);
  await openRecord(page, certificate.certificateId);
  const application = page.getByRole('radiogroup', { name: /^Заявление, подписанное/ });
  await application.getByRole('radio', { name: 'Оригинал' }).check();
  await page.getByRole('button', { name: 'Активировать' }).click();
  await expect(page).toHaveTitle(/^Ошибка: /);
  await expect(errorSummary(page).getByRole('link').first()).toHaveText(
    'Не хватает: Согласие на обработку персональных данных',
  );
  await expect(application.getByRole('radio', { name: 'Оригинал' })).toBeChecked();
  await errorSummary(page).getByRole('link').first().click();
  await expect(
    page.getByRole('radiogroup', { name: /^Согласие/ }).getByRole('radio', { name: 'Оригинал' }),
  ).toBeFocused();
});

test('с клавиатуры: к проверке, «Все оригиналы на месте», «Активировать», следующая семья', async ({
  page,
}) => {
  const { certificate } = await givenFamilyWithCertificate();
  await signIn(page, (await givenOperator()).login);
  await openRecord(page, certificate.certificateId);
  await page.getByRole('link', { name: 'К проверке документов' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Все оригиналы на месте' })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(page.getByText('Отмечены оригиналы всех обязательных документов')).toBeFocused();
  expect(await ticked(page)).toEqual([true, true, true, true, true]);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Активировать' })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(page.getByText('Сертификат активирован').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Следующая семья' })).toBeFocused();
  await expect(page.getByRole('main')).toContainText('Паспорт заявителя — оригинал');
  await expect(page.getByRole('main')).toContainText('СНИЛС ребёнка — оригинал');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/counter');
  await expect(page.getByLabel('Номер сертификата, фамилия или код с заявления')).toBeFocused();
});

test('на широком экране проверка рядом с данными и не уходит из вида', async ({ page }) => {
  const { certificate, parent } = await givenFamilyWithCertificate();
  await givenScan({ ownerId: parent.accountId, documentId: certificate.documentId });
  await page.setViewportSize({ width: 1280, height: 800 });
  await signIn(page, (await givenOperator()).login);
  await openRecord(page, certificate.certificateId);
  // Data, scan and papers down to the button: nothing is scrolled for.
  await expect(page.getByRole('button', { name: 'Все оригиналы на месте' })).toBeInViewport();
  await expect(page.getByRole('button', { name: 'Активировать' })).toBeInViewport();
  await expect(page.getByRole('region', { name: /^Скан/ })).toBeInViewport({ ratio: 0.9 });
  await page.getByRole('heading', { name: 'Заявитель' }).scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'Активировать' }).scrollIntoViewIfNeeded();
  await expect(page.getByRole('heading', { name: 'Заявитель' })).toBeInViewport();
  await expect(page.getByRole('radio', { name: 'Оригинал' }).first()).toBeInViewport();

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'Ребёнок', exact: true })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Скан/ })).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
});

/** Which of the papers are ticked as originals, from the top. */
async function ticked(page: Page): Promise<boolean[]> {
  const originals = await page.getByRole('radio', { name: 'Оригинал' }).all();
  return Promise.all(originals.map((radio) => radio.isChecked()));
}

test('каждый просмотр записи специалистом попадает в журнал без личных данных', async ({ page }) => {
  const { certificate, child } = await givenFamilyWithCertificate();
  const operator = await givenOperator();
  await signIn(page, operator.login);
  await searchRegister(page, child.surname, child.birthDate);
  await openRecord(page, certificate.certificateId);
  await expect(heading(page)).toHaveText(child.name);
  const entries = await database().auditEntry.findMany({ where: { accountId: operator.accountId } });
  const events = entries.map(({ event }) => event);
  expect(events).toContain('register_searched');
  expect(events).toContain('certificate_viewed');
  const written = JSON.stringify(entries.map(({ details, subjectId }) => ({ details, subjectId })));
  expect(written).not.toContain(child.surname);
  expect(written).not.toContain(certificate.number);
});
