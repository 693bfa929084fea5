import { expect, test } from '@playwright/test';
import { formatDocument } from '@/lib/domain/identity-documents';
import { demoPassword } from '@/lib/local/demo-accounts';
import { database } from '@/lib/platform/database';
import { fact, heading, idIn, signIn } from '@/tests/support/e2e-browser';
import { activate, checkAllPapers, openRecord } from '@/tests/support/e2e-counter';
import { givenChildWithAccount, givenOperator } from '@/tests/support/e2e-family';
import { confirmEmail, fileApplication, getCertificate, provideDocument } from '@/tests/support/e2e-journey';
import { waitForLetter } from '@/tests/support/e2e-mail';
import { download, readPapers } from '@/tests/support/e2e-pdf';
import { post } from '@/tests/support/e2e-answers';

test('ребёнок 15 лет подаёт заявку сам, бумаги говорят от первого лица', async ({ page, browser }) => {
  test.slow();
  const { account, child, parent, town } = await givenChildWithAccount();
  await signIn(page, account.login);
  await expect(page.getByRole('link', { name: 'Дети' })).toHaveCount(0);
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Обо мне' }).click();
  await expect(page).toHaveURL(`/cabinet/children/${child.id}`);
  await expect(heading(page)).toHaveText(child.name);

  await page.goto('/cabinet/certificate/apply');
  await expect(page.getByRole('link', { name: 'Добавить ребёнка' })).toHaveCount(0);
  const document = await provideDocument(page, { child, parent, town });
  expect(document.kind).toBe('passport');
  const email = await fileApplication(page);
  await confirmEmail(page, email);
  await getCertificate(page, town);
  await expect(fact(page, 'Статус')).toHaveText('Не активирован');
  await expect(fact(page, 'Документ')).toHaveText(formatDocument(document));
  await expect(page.getByRole('main')).toContainText('Заявление, подписанное Вами');
  await expect(page.getByRole('main')).toContainText('Ваш паспорт');
  await expect(page.getByRole('main')).not.toContainText('Паспорт заявителя');

  const certificateId = idIn(page.url());
  const { bytes } = await download(page, `/cabinet/certificates/${certificateId}/paper`);
  const [application = '', consent = ''] = (await readPapers(bytes)).pages;
  expect(application).toContain(`Я, ${child.name}, прошу предоставить мне сертификат`);
  expect(consent).toContain('даю согласие на обработку моих персональных данных');
  for (const text of [application, consent]) {
    expect(text).not.toContain(parent.name);
    expect(text).not.toMatch(/представител/);
  }

  const desk = await browser.newPage();
  await signIn(desk, (await givenOperator()).login);
  await openRecord(desk, certificateId);
  await expect(desk.getByRole('main')).toContainText('Ребёнок подал заявку сам');
  await checkAllPapers(desk);
  await activate(desk);
  await desk.close();
  await waitForLetter(email, 'Сертификат дополнительного образования активирован');
  await page.reload();
  await expect(fact(page, 'Статус')).toHaveText('Активирован');
});

test('свидетельство о рождении ребёнку 15 лет не предлагается', async ({ page }) => {
  const { account, child } = await givenChildWithAccount();
  await signIn(page, account.login);
  await page.goto(`/cabinet/children/${child.id}/document`);
  const kinds = await page.getByLabel('Тип документа').locator('option').allInnerTexts();
  expect(kinds).toContain('Паспорт гражданина РФ');
  expect(kinds).toContain('Временное удостоверение личности (форма 2П)');
  expect(kinds).not.toContain('Свидетельство о рождении');
});

test('ребёнок младше 14 лет видит кабинет, но подать заявку не может', async ({ page }) => {
  const { account, child } = await givenChildWithAccount({ age: 12, document: true });
  await signIn(page, account.login);
  await page.goto('/cabinet/certificate/apply');
  await expect(page.getByRole('main')).toContainText(
    'Заявление на сертификат подаёт родитель (законный представитель).',
  );
  await expect(page.getByRole('link', { name: /Подать заявление/ })).toHaveCount(0);

  await page.goto(`/cabinet/children/${child.id}/apply`);
  await expect(page.getByRole('button', { name: 'Отправить заявку' })).toHaveCount(0);
  const answer = await post(page, `/cabinet/children/${child.id}/apply/save`, {
    email: 'child@example.com',
  });
  await page.goto(answer.headers()['location'] ?? '');
  await expect(page.getByRole('main')).toContainText(/подаёт (её )?родитель/);
  expect(await database().application.count({ where: { childId: child.id } })).toBe(0);
});

test('ребёнок не видит брата или сестру и сведений о родителе', async ({ page }) => {
  const { account, parent } = await givenChildWithAccount();
  const sibling = await givenChildWithAccount();
  await database().guardianship.create({
    data: { guardianId: parent.personId, childId: sibling.child.id, ground: 'parent' },
  });
  await signIn(page, account.login);
  for (const address of ['/cabinet', '/cabinet/certificate', '/cabinet/certificate/apply']) {
    await page.goto(address);
    await expect(page.getByRole('main')).not.toContainText(sibling.child.givenName);
    await expect(page.getByRole('main')).not.toContainText(parent.name);
  }
  expect((await page.goto(`/cabinet/children/${sibling.child.id}`))?.status()).toBe(404);
});

test('demo-child доходит до заявки сам', async ({ page }) => {
  const account = await database().account.findUniqueOrThrow({ where: { login: 'demo-child' } });
  await signIn(page, 'demo-child', demoPassword);
  await page.goto('/cabinet/certificate/apply');
  await expect(page.getByRole('link', { name: /^Предоставить документ/ })).toHaveAttribute(
    'href',
    `/cabinet/children/${account.personId}/document?step=${account.personId}`,
  );
});
