import { expect, type Page } from '@playwright/test';
import { formatDate, type PlainDate } from '@/lib/domain/dates';
import { database } from '@/lib/platform/database';

/** Types into the one search field of the counter and presses «Найти». */
export async function searchRegister(page: Page, words: string, birthDate?: PlainDate): Promise<void> {
  await page.goto('/counter');
  await page.getByLabel('Номер сертификата, фамилия или код с заявления').fill(words);
  if (birthDate) await page.getByLabel(/^Дата рождения/).fill(formatDate(birthDate));
  await page.getByRole('button', { name: 'Найти' }).click();
}

/** Ticks every paper of the list as seen in the original. */
export async function checkAllPapers(page: Page): Promise<void> {
  const originals = page.getByRole('radio', { name: 'Оригинал' });
  await expect(originals.first()).toBeVisible();
  for (const original of await originals.all()) await original.check();
}

/** «Активировать», down to the page that says that it is done. */
export async function activate(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Активировать' }).click();
  await expect(page.getByText('Сертификат активирован').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Следующая семья' })).toBeVisible();
}

export async function openRecord(page: Page, certificateId: string): Promise<void> {
  await page.goto(`/counter/certificates/${certificateId}`);
}

/** The sentence that stands where «Активировать» would be. */
export async function expectObstacle(page: Page, sentence: string | RegExp): Promise<void> {
  await expect(page.getByRole('main').getByText(sentence).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Активировать' })).toHaveCount(0);
}

/** The version of the papers the operator compares with; the form of the activation names it. */
export async function paperIdOf(certificateId: string): Promise<string> {
  const paper = await database().paper.findFirstOrThrow({
    where: { certificateId },
    orderBy: { version: 'desc' },
  });
  return paper.id;
}
