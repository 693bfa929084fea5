import { expect, type Locator, type Page } from '@playwright/test';
import { parseCertificateNumber } from '@/lib/domain/certificate-number';
import { formatDate } from '@/lib/domain/dates';
import { identityDocumentKinds } from '@/lib/domain/identity-documents';
import type { DocumentFacts } from '@/lib/local/demo/rows/people';
import type { Town } from '@/tests/support/e2e-town';
import { expectSent } from '@/tests/support/e2e-scans';
import { confirmationSubject, linkIn, newAddress, waitForLetter } from '@/tests/support/e2e-mail';
import { documentOfAge, givenPicture } from '@/tests/support/given';
import type { GivenFamily } from '@/tests/support/e2e-family';
import { heading } from '@/tests/support/e2e-browser';

export const applyTitle =
  'Подача заявления на выпуск сертификата персонифицированного дополнительного образования';

/** The file input of «Описание документа»; other labels of the form begin otherwise. */
export function scanField(page: Page): Locator {
  return page.getByLabel(/^Документ/);
}

export function field(page: Page, name: string): Locator {
  return page.getByRole('textbox', { name, exact: true });
}

/** Types a document into «Описание документа», without its picture. */
export async function typeDocument(page: Page, document: DocumentFacts): Promise<void> {
  await page.getByLabel('Тип документа').selectOption({ label: identityDocumentKinds[document.kind].title });
  await field(page, 'Серия').fill(document.series);
  await field(page, 'Номер').fill(document.number);
  await field(page, 'Дата выдачи документа').fill(document.issuedOn ? formatDate(document.issuedOn) : '');
  await field(page, 'Место выдачи').fill(document.issuedBy ?? '');
}

export type SentFile = { name: string; mimeType: string; buffer: Buffer };

/** A photo of a document as a phone names it. */
export async function photo(name = 'IMG_20260901.jpg'): Promise<SentFile> {
  return { name, mimeType: 'image/jpeg', buffer: await givenPicture() };
}

/** Chooses a photo and waits until it is sent: the preview moves what stands below it, buttons too. */
export async function attachPhoto(page: Page, name?: string): Promise<void> {
  await scanField(page).setInputFiles(await photo(name));
  await expectSent(page);
}

/** Steps 3 and 4: from the list of children to a document on file. */
export async function provideDocument(page: Page, { child }: GivenFamily): Promise<DocumentFacts> {
  const document = documentOfAge(child.birthDate);
  await page.goto('/cabinet/certificate/apply');
  await page.getByRole('link', { name: 'Предоставить документ' }).click();
  await expect(heading(page)).toHaveText('Описание документа');
  await typeDocument(page, document);
  await attachPhoto(page);
  await page.getByRole('button', { name: 'Добавить' }).click();
  await expect(page.getByText('Документ добавлен')).toBeVisible();
  return document;
}

/** Step 5: files the application; the page of its state is shown. Returns the address the letter goes to. */
export async function fileApplication(page: Page, email: string = newAddress()): Promise<string> {
  await page.goto('/cabinet/certificate/apply');
  await page.getByRole('link', { name: 'Подать заявление на получение сертификата' }).click();
  await field(page, 'Электронная почта').fill(email);
  await page.getByRole('button', { name: 'Отправить заявку' }).click();
  await expect(page.getByText('Заявка на сертификат не подтверждена').first()).toBeVisible();
  return email;
}

/** Steps 7 and 8: the applicant, signed in, opens the link of the letter. */
export async function confirmEmail(page: Page, email: string): Promise<void> {
  await page.goto(linkIn(await waitForLetter(email, confirmationSubject), '/confirm-email/'));
  await expect(page.getByText('Заявка на сертификат подтверждена').first()).toBeVisible();
}

/** A long list shows its first part until one asks for all of it. */
export async function showAllInstitutions(page: Page): Promise<void> {
  await expect(heading(page)).toHaveText('Список учреждений');
  const all = page.getByRole('link', { name: 'покажите весь список' });
  if ((await all.count()) === 0) return;
  await all.click();
  await expect(page).toHaveURL(/\?all$/);
  await expect(heading(page)).toHaveText('Список учреждений');
}

/** Step 9, from the page that says that the application is confirmed, to the card. */
export async function getCertificate(page: Page, town: Town): Promise<void> {
  await page.getByRole('link', { name: 'Получить сертификат' }).click();
  await expect(heading(page)).toHaveText('Получение сертификата ПДО');
  await page.getByRole('radio', { name: town.group.title }).check();
  const documents = page.getByRole('radiogroup', { name: /^Документ/ });
  await documents.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Получить сертификат' }).click();
  await expect(page).toHaveURL(/\/cabinet\/certificates\/[0-9a-f-]{36}/);
}

/** Ten digits as the card shows them. */
export async function numberOnCard(page: Page): Promise<string> {
  const shown = await page.getByRole('main').innerText();
  const number = parseCertificateNumber(/\b\d{2}\s\d{2}\s\d{3}\s\d{3}\b/.exec(shown)?.[0] ?? '');
  if (!number) throw new Error('The card shows no number');
  return number;
}
