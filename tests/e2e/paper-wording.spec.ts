import { expect, test } from '@playwright/test';
import { builtInWordings } from '@/lib/domain/paper-wording/built-in';
import { formatDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { errorSummary, signIn } from '@/tests/support/e2e-browser';
import { field } from '@/tests/support/e2e-journey';
import { download, readPapers } from '@/tests/support/e2e-pdf';
import {
  givenCertificate,
  givenChild,
  givenInstitution,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';

const room = '/admin/municipality/papers';
const words = 'Прошу учесть: кабинет 100 открыт до 17 часов.';

test('администратор меняет текст заявления: новое заявление в новых словах, выданное остаётся прежним', async ({
  page,
  browser,
}) => {
  // A municipality of its own: the papers of other tests keep their words.
  const { id: municipalityId } = await givenMunicipality();
  await givenInstitution({ municipalityId, accepts: 'everybody' });
  const admin = await givenStaff({ role: 'municipal_admin', municipalityId });
  const parent = await givenParent();
  const { childId } = await givenChild({ parent, municipalityId, document: true });
  const { certificateId } = await givenCertificate({ childId });
  const family = await browser.newPage();
  await signIn(family, parent.login);
  const paper = `/cabinet/certificates/${certificateId}/paper`;
  const old = await download(family, paper);

  await signIn(page, admin.login);
  await page.goto(`${room}/application`);
  const text = field(page, 'Текст с полями и разметкой');
  await text.fill(builtInWordings.application.replace(/^3\. .*$/mu, ''));
  await page.getByRole('button', { name: 'Ввести в действие' }).click();
  await expect(errorSummary(page)).toContainText('20 рабочих дней');
  const whole = `${builtInWordings.application.trim()}\n${words}`;
  await text.fill(whole);
  const sample = await page.request.post(`${room}/application/preview`, {
    form: { body: whole },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(sample.headers()['content-type']).toBe('application/pdf');
  await field(page, 'С какого дня печатать этот текст').fill(formatDate(today()));
  await page.getByRole('button', { name: 'Ввести в действие' }).click();
  await expect(page.getByRole('main')).toContainText('Сегодня печатается Ваш текст.');

  const again = await download(family, paper);
  expect(again.bytes.equals(old.bytes)).toBe(true);
  await database().person.update({
    where: { id: childId },
    data: { changedAt: new Date(Date.now() + 1000) },
  });
  await family.goto(`/cabinet/certificates/${certificateId}`);
  await family.getByRole('button', { name: 'Обновить заявление' }).click();
  await expect(family.getByRole('link', { name: 'Скачать заявление' })).toBeVisible();
  const fresh = await readPapers((await download(family, paper)).bytes);
  expect(fresh.pages.join(' ')).toContain(words);

  await page.goto(room);
  await page.getByRole('link', { name: /Вернуться к формулировкам региона.*заявление/ }).click();
  await page.getByRole('button', { name: 'Вернуться к формулировкам региона' }).click();
  await expect(page.getByRole('status')).toContainText('Возврат к формулировкам региона записан');
  await expect(page.getByRole('main')).not.toContainText('Сегодня печатается Ваш текст.');

  const kept = await database().keptPaper.count({ where: { paper: { certificateId } } });
  expect(kept).toBe(2);
  await family.close();
});
