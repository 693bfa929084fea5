import { expect, test } from '@playwright/test';
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
  await page.goto('/counter');
  await expect(page.getByRole('heading', { name: /^Сегодня активировано мной: 1$/ })).toBeVisible();

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
  await expect(errorSummary(page)).toContainText('Отметьте, что проверили: Согласие на обработку');
  await expect(application.getByRole('radio', { name: 'Оригинал' })).toBeChecked();
  await errorSummary(page).getByRole('link').first().click();
  await expect(
    page.getByRole('radiogroup', { name: /^Согласие/ }).getByRole('radio', { name: 'Оригинал' }),
  ).toBeFocused();
});

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
