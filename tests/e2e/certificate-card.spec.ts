import { expect, test } from '@playwright/test';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { heading, idIn, signIn } from '@/tests/support/e2e-browser';
import { givenFamily } from '@/tests/support/e2e-family';
import {
  confirmEmail,
  field,
  fileApplication,
  getCertificate,
  numberOnCard,
  provideDocument,
} from '@/tests/support/e2e-journey';
import { linkIn, waitForLetter } from '@/tests/support/e2e-mail';
import { download, readPapers } from '@/tests/support/e2e-pdf';

const moment = /\d{2}\.\d{2}\.\d{4} \d{2}:\d{2}/;

test('письмо о сертификате говорит номер, срок, документы и учреждения', async ({ page }) => {
  const family = await givenFamily();
  await signIn(page, family.parent.login);
  await provideDocument(page, family);
  const email = await fileApplication(page);
  await confirmEmail(page, email);
  await getCertificate(page, family.town);
  const number = await numberOnCard(page);
  const letter = await waitForLetter(email, /^Сертификат дополнительного образования получен/);
  expect(letter.text.replaceAll('\u00a0', ' ')).toContain(
    formatCertificateNumber(number).replaceAll('\u00a0', ' '),
  );
  expect(letter.text).toContain('Свидетельство о рождении ребёнка');
  // Of a long list the letter names the first ones.
  expect(letter.text.replaceAll('\u00a0', ' ')).toMatch(/М[АБ]У ДО «.+ центр № \d+»/);
  expect(idIn(linkIn(letter, '/cabinet/certificates/'))).toBe(idIn(page.url()));
});

test('после изменения данных карточка предлагает обновить заявление', async ({ page }) => {
  const family = await givenFamily();
  await signIn(page, family.parent.login);
  await provideDocument(page, family);
  const email = await fileApplication(page);
  await confirmEmail(page, email);
  await getCertificate(page, family.town);
  const card = page.url();
  const renew = page.getByRole('button', { name: 'Обновить заявление' });
  await expect(page.getByText('Заявление сформировано')).toHaveText(moment);
  await expect(renew).toHaveCount(0);

  await page.goto('/cabinet/me');
  await field(page, 'Телефон').fill('+7 913 555-44-33');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(heading(page)).toHaveText('Обо мне');
  await expect(page.getByText('Сведения сохранены')).toBeVisible();

  await page.getByRole('link', { name: 'Обновите заявление' }).click();
  await expect(page).toHaveURL(card);
  await renew.click();
  await expect(page.getByText('Заявление обновлено')).toBeVisible();
  await expect(renew).toHaveCount(0);
  const { bytes } = await download(page, `${new URL(card).pathname}/paper`);
  const [application] = (await readPapers(bytes)).pages;
  expect(application).toContain('+7 913 555-44-33');
});
