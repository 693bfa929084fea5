import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { fact, heading, idIn, signIn, signOut, typeSignIn } from '@/tests/support/e2e-browser';
import { activate, checkAllPapers, searchRegister } from '@/tests/support/e2e-counter';
import { givenFamily, givenOperator } from '@/tests/support/e2e-family';
import {
  confirmEmail,
  field,
  fileApplication,
  getCertificate,
  photo,
  scanField,
  showAllInstitutions,
  typeDocument,
} from '@/tests/support/e2e-journey';
import { waitForLetter } from '@/tests/support/e2e-mail';
import { download, readPapers } from '@/tests/support/e2e-pdf';
import { theTown } from '@/tests/support/e2e-town';
import { walkTheWholeWay, type Hand } from '@/tests/support/e2e-whole-way';
import { documentOfAge, givenApplication, givenStaff } from '@/tests/support/given';
import { expectFieldError } from '@/tests/support/e2e-browser';

test.use({ javaScriptEnabled: false });

test('весь путь родителя и специалиста без JavaScript', async ({ page }) => {
  test.slow();
  const family = await givenFamily();
  const { child, town } = family;
  const document = documentOfAge(child.birthDate);
  await page.goto('/');
  await page.getByRole('link', { name: 'Вход в личный кабинет' }).first().click();
  await typeSignIn(page, family.parent.login);
  await page
    .getByRole('main')
    .getByRole('link', { name: /«Дополнительное образование»/ })
    .click();
  await page.getByRole('link', { name: 'Подать заявку на сертификат' }).click();
  await page.getByRole('link', { name: 'Предоставить документ' }).click();

  await typeDocument(page, { ...document, number: '12' });
  await scanField(page).setInputFiles(await photo());
  await page.getByRole('button', { name: 'Добавить' }).click();
  await expectFieldError(
    page,
    field(page, 'Номер'),
    'Номер свидетельства о рождении состоит из 6 цифр, проверьте его',
  );
  await expect(page.getByText(/Файл «IMG_20260901\.jpg» \(.+\) уже загружен/)).toBeVisible();
  await field(page, 'Номер').fill(document.number);
  await page.getByRole('button', { name: 'Добавить' }).click();
  await expect(page.getByText('Документ добавлен')).toBeVisible();

  const email = await fileApplication(page);
  await confirmEmail(page, email);
  await getCertificate(page, town);
  await expect(fact(page, 'Статус')).toHaveText('Не активирован');
  const certificateId = idIn(page.url());
  const { bytes } = await download(page, `/cabinet/certificates/${certificateId}/paper`);
  expect((await readPapers(bytes)).pages[0]).toContain(child.name);
  await page.getByRole('link', { name: 'Список учреждений' }).first().click();
  await showAllInstitutions(page);
  await page.getByRole('radio', { name: town.desk.name }).check();
  await page.getByRole('button', { name: 'Выбрать это учреждение' }).click();
  await expect(page.getByText('Учреждение выбрано')).toBeVisible();
  await signOut(page);

  await signIn(page, (await givenOperator()).login);
  await searchRegister(page, child.surname, child.birthDate);
  await page.getByRole('link', { name: child.name }).first().click();
  await checkAllPapers(page);
  await activate(page);
  await signOut(page);

  await waitForLetter(email, 'Сертификат дополнительного образования активирован');
  await signIn(page, family.parent.login);
  await page.goto(`/cabinet/certificates/${certificateId}`);
  await expect(fact(page, 'Статус')).toHaveText('Активирован');
  await expect(page.getByRole('link', { name: 'Открыть Навигатор' })).toBeVisible();
});

test('нет такой записи: страница с объяснением видна и без JavaScript', async ({ page }) => {
  const { parent } = await givenFamily();
  await signIn(page, parent.login);
  for (const address of ['/no-such-page', `/cabinet/children/${randomUUID()}`, '/counter']) {
    expect((await page.goto(address))?.status()).toBe(404);
    await expect.soft(heading(page), address).toHaveText('Страница не найдена');
    await expect.soft(page.getByRole('link', { name: 'На главную страницу' }), address).toBeVisible();
  }
});

const mouse: Hand = {
  press: (_page, target) => target.click(),
  type: (_page, target, text) => target.fill(text),
  choose: (_page, option) => option.check(),
  select: async (_page, list, words) => {
    await list.selectOption({ label: words });
  },
  attach: (_page, picker, file) => picker.setInputFiles(file),
};

test('семья, о которой ничего не известно, и специалист заполняют без JavaScript каждую форму', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await walkTheWholeWay(page, mouse, async (seen) => {
    await expect(heading(seen)).toHaveCount(1);
    // Nothing that only a script would bring: buttons that do nothing, words that wait for it.
    await expect(seen.locator('main progress, main [aria-busy=true]')).toHaveCount(0);
  });
});

test('заявка отменяется без JavaScript', async ({ page }) => {
  const { parent, child } = await givenFamily({ document: true });
  const { applicationId } = await givenApplication({ childId: child.id, applicantId: parent.personId });
  await signIn(page, parent.login);
  await page.goto(`/cabinet/applications/${applicationId}`);
  await page.getByRole('link', { name: 'Отменить заявку' }).click();
  await expect(heading(page)).toHaveText(/^Отменить заявку/);
  await page.getByRole('button', { name: 'Отменить заявку' }).click();
  await expect(page.getByText('Заявка отменена').first()).toBeVisible();
});

test('поиски открытых страниц отвечают без JavaScript', async ({ page }) => {
  const { desk, municipality } = await theTown();
  await page.goto('/institutions');
  await page.getByLabel('Название, улица или номер').fill(desk.name);
  await page.getByRole('button', { name: 'Найти' }).click();
  await expect(page).toHaveURL(/[?&]q=/);
  await expect(page.getByRole('main')).toContainText(desk.name);

  await page.goto('/questions');
  await page.getByLabel('Что найти').fill('письмо не пришло');
  await page.getByRole('button', { name: 'Показать' }).click();
  await expect(page).toHaveURL(/[?&]q=/);
  await expect(page.getByRole('main').locator('details').first()).toBeVisible();

  await page.goto('/documents');
  await page.getByRole('button', { name: 'Показать список' }).click();
  await expect(page).toHaveTitle(/^Ошибка: /);
  for (const answer of ['Родитель или усыновитель', 'До 14 лет', 'Да']) {
    await page.getByRole('radio', { name: answer, exact: true }).check();
  }
  await page.getByLabel('Где живёт ребёнок?').selectOption({ label: municipality.shortName });
  await page.getByRole('button', { name: 'Показать список' }).click();
  await expect(page.getByRole('main')).toContainText('Свидетельство о рождении');
});

test('школа находит ребёнка в списке логинов без JavaScript', async ({ page }) => {
  const { child, town } = await givenFamily();
  const { login } = await givenStaff({ role: 'login_issuer', institutionId: town.school.id });
  await signIn(page, login);
  await page.getByLabel('Фамилия ребёнка').fill(child.surname);
  await page.getByRole('button', { name: 'Найти' }).click();
  await expect(page.getByRole('main')).toContainText(child.name);
  expect(page.url()).not.toContain(encodeURIComponent(child.surname));
});
