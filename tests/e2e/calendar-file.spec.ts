import { Readable } from 'node:stream';
import { expect, test } from '@playwright/test';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { get } from '@/tests/support/e2e-answers';
import { fact, signIn } from '@/tests/support/e2e-browser';
import { givenFamily, givenFamilyWithCertificate, givenOperator } from '@/tests/support/e2e-family';
import { theTown } from '@/tests/support/e2e-town';
import { readPdf } from '@/tests/unit/papers/read-pdf';

const files = ['calendar', 'reminder'] as const;

async function givenWaiting() {
  const { desk } = await theTown();
  return { desk, ...(await givenFamilyWithCertificate({}, { chosenInstitutionId: desk.id })) };
}

test('кнопка сохраняет напоминание для календаря, в котором нет ничего личного', async ({ page }) => {
  const { parent, child, certificate, desk } = await givenWaiting();
  await signIn(page, parent.login);
  await page.goto(`/cabinet/certificates/${certificate.certificateId}`);
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Добавить в календарь' }).click();
  expect((await saving).suggestedFilename()).toBe('Документы для сертификата.ics');

  const answer = await get(page, `/cabinet/certificates/${certificate.certificateId}/calendar`);
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'private, no-store',
  });
  expect(answer.headers()['content-disposition']).toContain('filename="dokumenty-dlya-sertifikata.ics"');
  const text = (await answer.text()).replace(/\r\n /g, '');
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(text).toMatch(/\r\nDTSTART;VALUE=DATE:\d{8}\r\n/);
  expect(text).toContain('TRIGGER:-PT15H');
  expect(text).toContain(desk.shortName);
  expect(text).not.toContain(certificate.number);
  expect(text).not.toContain(child.surname);
});

test('памятка — один лист с номером, сроком, списком и местом, без номеров документов', async ({ page }) => {
  const { parent, child, certificate, desk } = await givenWaiting();
  await signIn(page, parent.login);
  await page.goto(`/cabinet/certificates/${certificate.certificateId}`);
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Сохранить памятку' }).click();
  expect((await saving).suggestedFilename()).toBe('Памятка.pdf');

  const answer = await get(page, `/cabinet/certificates/${certificate.certificateId}/reminder`);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  const { pages } = await readPdf(Readable.from([await answer.body()]));
  expect(pages).toHaveLength(1);
  const text = pages[0]?.text ?? '';
  for (const words of [child.name, desk.shortName, 'Ваш паспорт', '9:30–17:00', 'включительно']) {
    expect(text).toContain(words);
  }
  expect(text).toContain(formatCertificateNumber(certificate.number).replaceAll('\u00a0', ' '));
  const document = await fact(page, 'Документ').innerText();
  expect(document).toMatch(/\d{6}$/);
  expect(text).not.toContain(document.slice(-6));
});

test('чужому и сотруднику файлов нет, гостя просят войти', async ({ page, browser }) => {
  const { certificate } = await givenWaiting();
  const paths = files.map((file) => `/cabinet/certificates/${certificate.certificateId}/${file}`);
  for (const path of paths) {
    const answer = await get(page, path);
    expect(answer.status()).toBe(303);
    expect(answer.headers().location).toMatch(/^\/sign-in\?next=/);
  }
  await signIn(page, (await givenFamily()).parent.login);
  const desk = await browser.newPage();
  await signIn(desk, (await givenOperator()).login);
  for (const path of paths) {
    expect((await get(page, path)).status()).toBe(404);
    expect((await get(desk, path)).status()).toBe(404);
  }
  await desk.close();
});

test('после активации приносить нечего: файлы отвечают, что делать', async ({ page }) => {
  const { parent, certificate } = await givenFamilyWithCertificate({}, { status: 'active' });
  await signIn(page, parent.login);
  for (const file of files) {
    const answer = await get(page, `/cabinet/certificates/${certificate.certificateId}/${file}`);
    expect(answer.status()).toBe(409);
    expect(await answer.text()).toContain('Приносить документы сейчас не нужно');
  }
});
