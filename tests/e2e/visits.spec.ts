import { expect, test } from '@playwright/test';
import { dbDate, formatDate, plainDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { signIn } from '@/tests/support/e2e-browser';
import { givenFamily } from '@/tests/support/e2e-family';
import { theTown } from '@/tests/support/e2e-town';
import { givenBookingRules, givenCertificate, givenInstitution, givenStaff } from '@/tests/support/given';

/** An institution for its own pupils, so that the pages of other families stay as they are. */
async function givenBookable() {
  const town = await theTown();
  const institution = await givenInstitution({
    municipalityId: town.municipality.id,
    accepts: 'own_pupils',
    name: 'МБДОУ «Детский сад № 7»',
  });
  await givenBookingRules(institution.id, { desks: 2 });
  const family = await givenFamily({ town, document: true });
  await database().child.update({
    where: { personId: family.child.id },
    data: { institutionId: institution.id },
  });
  const { certificateId } = await givenCertificate({ childId: family.child.id, groupId: town.group.id });
  const operator = await givenStaff({ role: 'operator', institutionId: institution.id });
  const municipalityId = town.municipality.id;
  const municipalAdmin = await givenStaff({ role: 'municipal_admin', municipalityId });
  return { ...family, certificateId, operator, municipalAdmin, institution, municipalityId };
}

test('семья записывается, переносит запись, и её видят на приёме', async ({ page, browser }) => {
  const { parent, child, certificateId, operator, municipalAdmin, institution, municipalityId } =
    await givenBookable();
  await signIn(page, parent.login);
  await page.goto(`/cabinet/certificates/${certificateId}`);
  await page.getByRole('link', { name: 'Записаться на время' }).click();
  await expect(page.getByRole('heading', { name: institution.shortName })).toBeVisible();
  await page.getByLabel(/^Время/).selectOption({ index: 2 });
  await page.getByRole('button', { name: 'Записаться' }).click();
  await expect(page.getByText('Вы записаны на приём')).toBeVisible();

  await page.getByRole('link', { name: 'Перенести' }).click();
  await page.getByRole('navigation', { name: 'День приёма' }).getByRole('link').nth(2).click();
  const time = page.getByLabel(/^Время/);
  await time.selectOption({ label: '9:30–10:00' });
  await page.getByRole('button', { name: 'Перенести запись' }).click();
  await expect(page.getByText('Запись перенесена')).toBeVisible();
  await expect(page.getByText('9:30–10:00')).toBeVisible();

  // Whoever closes that day sees whom it touches before it is written.
  const admin = await browser.newPage({ javaScriptEnabled: false });
  await signIn(admin, municipalAdmin.login);
  const { day } = await database().booking.findFirstOrThrow({ where: { certificateId } });
  const closures = `/admin/municipalities/${municipalityId}/institutions/${institution.id}/closures`;
  await admin.goto(closures);
  await admin.getByLabel('Первый закрытый день').fill(formatDate(plainDate(day)));
  await admin.getByLabel('Причина').fill('Ремонт');
  await admin.getByRole('button', { name: 'Назначить закрытые дни' }).click();
  await expect(admin.getByRole('listitem').filter({ hasText: child.surname })).toContainText('в\u00a09:30');
  await expect(admin.getByRole('checkbox', { name: /^Отменить эти записи/ })).not.toBeChecked();
  await admin.close();

  // The day has come.
  await database().booking.updateMany({ where: { certificateId }, data: { day: dbDate(today()) } });
  const desk = await browser.newPage();
  await signIn(desk, operator.login);
  await desk.getByRole('link', { name: 'Запись на время' }).click();
  const row = desk.getByRole('row').filter({ hasText: child.surname });
  await expect(row).toContainText('9:30–10:00');
  await row.getByRole('button', { name: /^Пришла/ }).click();
  await expect(desk.getByText('Отметка сохранена')).toBeVisible();
  await expect(desk.getByRole('row').filter({ hasText: child.surname })).toContainText('Пришла');
  await desk.close();
});
