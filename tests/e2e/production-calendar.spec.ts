import { expect, test } from '@playwright/test';
import { found } from '@/lib/access/scope';
import { bringingDeadline } from '@/lib/certificates/deadline';
import { formatDate } from '@/lib/domain/dates';
import { database } from '@/lib/platform/database';
import { signInOnly } from '@/tests/support/e2e-browser';
import {
  givenCertificate,
  givenChild,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';

test.use({ javaScriptEnabled: false });

test('выходной муниципалитета сразу сдвигает срок семьи, а снятый — возвращает', async ({
  page,
  browser,
}) => {
  const { id: municipalityId } = await givenMunicipality();
  const { login } = await givenStaff({ role: 'municipal_admin', municipalityId });
  const parent = await givenParent();
  const { childId } = await givenChild({ parent, municipalityId, document: true });
  const { certificateId } = await givenCertificate({ childId });
  const certificate = await database().certificate.findUniqueOrThrow({ where: { id: certificateId } });
  const deadline = async () => formatDate(found(await bringingDeadline(database(), certificate)).until);
  const lastDay = await deadline();

  const family = await browser.newPage();
  await signInOnly(family, parent.login);
  await family.goto(`/cabinet/certificates/${certificateId}`);
  const sentence = family.getByText(/^Принесите документы до/);
  await expect(sentence).toContainText(`до ${lastDay} включительно`);

  await signInOnly(page, login);
  await page.goto(`/admin/municipalities/${municipalityId}/calendar`);
  await page.getByRole('textbox', { name: 'День' }).fill(lastDay);
  await page.getByRole('radio', { name: 'Выходной' }).check();
  await page.getByLabel('Название или причина').fill('День города');
  await page.getByRole('button', { name: 'Сохранить день' }).click();
  await expect(page.getByText('Календарь сохранён')).toBeVisible();
  const marked = page.getByRole('row').filter({ hasText: 'муниципалитет, внесён вручную' });
  await expect(marked).toContainText('День города');

  const later = await deadline();
  expect(later).not.toBe(lastDay);
  await family.reload();
  await expect(sentence).toContainText(`до ${later} включительно`);

  await marked.getByRole('link').click();
  await page.getByRole('radio', { name: 'Как в федеральном календаре' }).check();
  await page.getByRole('button', { name: 'Сохранить день' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Отметка снята' })).toContainText(lastDay);
  await family.reload();
  await expect(sentence).toContainText(`до ${lastDay} включительно`);
  await family.close();
});
