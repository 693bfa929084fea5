import { expect, test } from '@playwright/test';
import { database } from '@/lib/platform/database';
import { heading, holdScripts, signIn } from '@/tests/support/e2e-browser';
import { theTown } from '@/tests/support/e2e-town';
import { fullName } from '@/lib/domain/names';
import { inventedFamily } from '@/lib/local/demo/invented-people';
import {
  givenCertificate,
  givenChild,
  givenInstitution,
  givenParent,
  givenStaff,
  unique,
} from '@/tests/support/given';

async function givenGarden() {
  const { municipality } = await theTown();
  return givenInstitution({
    municipalityId: municipality.id,
    kind: 'kindergarten',
    accepts: 'own_pupils',
    name: `МБДОУ «Детский сад № ${unique()}»`,
  });
}

/** A pupil of the kindergarten whose family has its number. */
async function givenPupil(institutionId: string) {
  const { municipality, group } = await theTown();
  const name = inventedFamily(unique()).child(0);
  const { childId } = await givenChild({
    parent: await givenParent(),
    document: true,
    municipalityId: municipality.id,
    institutionId,
    groupName: 'Ромашка',
    name,
  });
  const { certificateId } = await givenCertificate({ childId, groupId: group.id });
  return { certificateId, name: fullName(name) };
}

test('детский сад принёс документы: двое активированы одним нажатием, третий назван с причиной', async ({
  page,
}) => {
  const garden = await givenGarden();
  const pupils = [await givenPupil(garden.id), await givenPupil(garden.id), await givenPupil(garden.id)];
  const [first, second, third] = pupils;
  await signIn(page, (await givenStaff({ role: 'operator', institutionId: garden.id })).login);
  await page.getByRole('link', { name: 'Принять целый класс или группу' }).click();
  await page.getByRole('link', { name: garden.shortName }).click();
  await page.getByRole('link', { name: /^Ромашка/ }).click();
  await expect(heading(page)).toHaveText('Класс или группа Ромашка');

  await page.getByRole('checkbox', { name: `всё: ${first?.name}` }).check();
  await page.getByRole('checkbox', { name: `всё: ${second?.name}` }).check();
  await page.getByRole('checkbox', { name: `Заявление: ${third?.name}` }).check();
  await expect(page.getByRole('checkbox', { name: `Согласие: ${first?.name}` })).toBeChecked();
  await expect(page.getByText('Отмечено всё обязательное: 2 из 3')).toBeVisible();
  await page.getByRole('button', { name: 'Активировать отмеченных' }).click();

  await expect(page.getByText('Активировано: 2 сертификата. Осталось: 1.')).toBeVisible({ timeout: 20_000 });
  const left = page.getByRole('row', { name: third?.name ?? '' });
  await expect(left).toContainText('«Согласие на обработку персональных данных»');
  const result = page.url();
  await page.reload();
  await expect(page).toHaveURL(result);
  await expect(page.getByText('Активировано: 2 сертификата. Осталось: 1.')).toBeVisible();
  const stored = await database().certificate.findMany({
    where: { id: { in: pupils.map(({ certificateId }) => certificateId) } },
    select: { status: true },
  });
  expect(stored.map(({ status }) => status).toSorted()).toEqual(['active', 'active', 'not_activated']);

  await page.getByRole('main').getByRole('link', { name: 'К списку детей' }).last().click();
  await expect(page.getByRole('heading', { name: 'Ждут активации: 1' })).toBeVisible();
});

test('отмеченное раньше, чем ожила страница, отмечает и то, за что стоит', async ({ page }) => {
  const garden = await givenGarden();
  const { name } = await givenPupil(garden.id);
  await signIn(page, (await givenStaff({ role: 'operator', institutionId: garden.id })).login);
  await page.getByRole('link', { name: 'Принять целый класс или группу' }).click();
  await page.getByRole('link', { name: garden.shortName }).click();
  const goOn = await holdScripts(page);
  await page.getByRole('link', { name: /^Ромашка/ }).click({ noWaitAfter: true });
  await page.getByRole('checkbox', { name: `всё: ${name}` }).check();
  goOn();
  await expect(page.getByText('Отмечено всё обязательное: 1 из 1')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: `Согласие: ${name}` })).toBeChecked();

  // What is taken back for all is taken back for each: «всё» would tell the server otherwise.
  const ofAll = page.getByRole('checkbox', { name: 'Согласие', exact: true });
  await ofAll.check();
  await ofAll.uncheck();
  await expect(page.getByRole('checkbox', { name: `Согласие: ${name}` })).not.toBeChecked();
  await expect(page.getByRole('checkbox', { name: `всё: ${name}` })).not.toBeChecked();
});
