import { expect, test, type Page } from '@playwright/test';
import { formatDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { expectAccepted, post } from '@/tests/support/e2e-answers';
import { errorSummary, expectFieldError, signIn } from '@/tests/support/e2e-browser';
import { givenFamily, type GivenFamily } from '@/tests/support/e2e-family';
import { attachPhoto, field, typeDocument } from '@/tests/support/e2e-journey';
import { theTown } from '@/tests/support/e2e-town';
import { documentOfAge, givenApplication } from '@/tests/support/given';

async function openDocumentForm(page: Page, family: GivenFamily): Promise<void> {
  await signIn(page, family.parent.login);
  await page.goto(`/cabinet/children/${family.child.id}/document`);
}

const add = (page: Page) => page.getByRole('button', { name: 'Добавить' }).click();

test('ошибка в одном поле: всё введённое и загруженный скан остаются, сводка ведёт к полю', async ({
  page,
}) => {
  const family = await givenFamily();
  const document = documentOfAge(family.child.birthDate);
  await openDocumentForm(page, family);
  await typeDocument(page, document);
  await field(page, 'Серия').fill('ЛО');
  await page.getByLabel('Комментарий').fill('Со штампом');
  await attachPhoto(page, 'IMG_7.jpg');
  await add(page);

  await expectFieldError(
    page,
    field(page, 'Серия'),
    'Серия пишется так: римские цифры, дефис и две русские буквы, например I-ЛО',
  );
  await expect(page).toHaveTitle(/^Ошибка: Описание документа/);
  await expect(field(page, 'Номер')).toHaveValue(document.number);
  await expect(page.getByLabel('Комментарий')).toHaveValue('Со штампом');
  await expect(page.getByText(/Файл «IMG_7\.jpg» \(.+\) уже загружен, его можно оставить/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/Файл «IMG_7\.jpg»/)).toBeVisible();

  await field(page, 'Серия').fill(document.series);
  await add(page);
  await expect(page.getByText('Документ добавлен')).toBeVisible();
  expect(await database().scan.count({ where: { ownerId: family.parent.accountId } })).toBe(1);
});

test('серия, набранная похожими буквами, понимается', async ({ page }) => {
  const family = await givenFamily();
  const document = documentOfAge(family.child.birthDate);
  await openDocumentForm(page, family);
  await typeDocument(page, { ...document, series: 'ІІ лo' });
  await attachPhoto(page);
  await add(page);
  await expect(page.getByText('Документ добавлен')).toBeVisible();
  await page.goto(`/cabinet/children/${family.child.id}`);
  await expect(page.getByRole('heading', { name: `II-ЛО № ${document.number}` })).toBeVisible();
});

test.describe('даты, которых не бывает', () => {
  const dates = [
    ['нет такого дня', () => '31.02.2020', () => 'Такой даты нет: проверьте день и месяц'],
    ['слово', () => 'вчера', () => /в виде 20\.06\.2019/],
    // Asked for in the test: at midnight tomorrow becomes another day, and the title of a test must not.
    [
      'завтрашний день',
      () => formatDate(today().add({ days: 1 })),
      () => `Проверьте дату: она не может быть позже ${formatDate(today())}`,
    ],
  ] as const;
  for (const [title, date, words] of dates) {
    test(`дата выдачи: ${title}`, async ({ page }) => {
      const [typed, sentence] = [date(), words()];
      const family = await givenFamily();
      await openDocumentForm(page, family);
      await typeDocument(page, documentOfAge(family.child.birthDate));
      await field(page, 'Дата выдачи документа').fill(typed);
      await attachPhoto(page);
      await add(page);
      await expect(page).toHaveTitle(/^Ошибка: /);
      await expect(errorSummary(page).getByRole('link', { name: sentence })).toBeVisible();
      await expect(field(page, 'Дата выдачи документа')).toHaveValue(typed);
    });
  }

  test('документ выдан раньше рождения', async ({ page }) => {
    const family = await givenFamily();
    const { birthDate } = family.child;
    await openDocumentForm(page, family);
    await typeDocument(page, { ...documentOfAge(birthDate), issuedOn: birthDate.subtract({ days: 1 }) });
    await attachPhoto(page);
    await add(page);
    await expectFieldError(
      page,
      field(page, 'Дата выдачи документа'),
      'Документ не мог быть выдан раньше рождения ребёнка. Проверьте дату выдачи.',
    );
  });

  test('дата рождения нового ребёнка', async ({ page }) => {
    const { parent } = await givenFamily();
    await signIn(page, parent.login);
    await page.goto('/cabinet/children/new');
    await field(page, 'Фамилия').fill('Ivanova');
    await field(page, 'Имя').fill('Вера');
    await field(page, 'Дата рождения').fill('30.02.2019');
    await page.getByRole('button', { name: 'Добавить ребёнка' }).click();
    await expect(page).toHaveTitle(/^Ошибка: Добавить ребёнка/);
    await expect(errorSummary(page).getByRole('link')).toHaveCount(2);
    await expect(field(page, 'Фамилия')).toHaveValue('Ivanova');
    await expect(field(page, 'Имя')).toHaveValue('Вера');
    await expectFieldError(page, field(page, 'Дата рождения'), 'Такой даты нет: проверьте день и месяц');
  });
});

test('документ, который уже есть у другого ребёнка', async ({ page }) => {
  const document = documentOfAge(today().subtract({ years: 8, days: 60 }));
  const other = await givenFamily({ document });
  const family = await givenFamily();
  await openDocumentForm(page, family);
  await typeDocument(page, { ...document, issuedOn: null });
  await attachPhoto(page);
  await add(page);
  await expectFieldError(
    page,
    field(page, 'Номер'),
    'Этот документ уже предоставлен для другого ребёнка. Проверьте серию и номер. Если они верны, обратитесь в учреждение с оригиналами документов.',
  );
  await expect(page.getByRole('main')).not.toContainText(other.child.surname);
  expect(await database().identityDocument.count({ where: { personId: family.child.id } })).toBe(0);
});

test('неверный адрес почты остаётся в поле', async ({ page }) => {
  const family = await givenFamily({ document: true });
  await signIn(page, family.parent.login);
  await page.goto(`/cabinet/children/${family.child.id}/apply`);
  await field(page, 'Электронная почта').fill('ivanova@почта');
  await page.getByRole('button', { name: 'Отправить заявку' }).click();
  await expectFieldError(
    page,
    field(page, 'Электронная почта'),
    'Проверьте адрес электронной почты: он пишется без пробелов, например ivanova@example.ru',
  );
  await expect(field(page, 'Электронная почта')).toHaveValue('ivanova@почта');
});

test('без группы и документа номер не выдаётся', async ({ page }) => {
  const town = await theTown();
  const family = await givenFamily({ document: true });
  const { applicationId } = await givenApplication({
    childId: family.child.id,
    applicantId: family.parent.personId,
    status: 'confirmed',
  });
  await signIn(page, family.parent.login);
  const save = `/cabinet/applications/${applicationId}/certificate/save`;
  const answer = await post(page, save, { groupId: '', documentId: '' });
  await page.goto(answer.headers()['location'] ?? '');
  await expect(errorSummary(page)).toContainText('Выберите группу сертификата');
  await expect(errorSummary(page)).toContainText('Выберите документ');
  expect(await database().certificate.count({ where: { childId: family.child.id } })).toBe(0);
  const chosen = { groupId: town.group.id, documentId: family.child.documentId ?? '' };
  expect(expectAccepted(await post(page, save, chosen))).toMatch(/^\/cabinet\/certificates\//);
});

test('«Обо мне»: ошибки у своих полей, остальное введённое на месте', async ({ page }) => {
  const family = await givenFamily({ complete: false });
  await signIn(page, family.parent.login);
  await page.goto('/cabinet/me');
  await field(page, 'Номер').fill('12');
  await field(page, 'СНИЛС').fill('123-456-789 65');
  await field(page, 'Адрес регистрации').fill('г. Новокузнецк, ул. Кирова, 1');
  await field(page, 'Телефон').fill('12-34');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page).toHaveTitle(/^Ошибка: Обо мне/);
  await expect(field(page, 'Адрес регистрации')).toHaveValue('г. Новокузнецк, ул. Кирова, 1');
  await expect(field(page, 'Телефон')).toHaveValue('12-34');
  await expect(field(page, 'СНИЛС')).toHaveValue('123-456-789 65');
  for (const name of ['Номер', 'Серия', 'СНИЛС', 'Телефон']) {
    await expect(field(page, name)).toHaveAttribute('aria-invalid', 'true');
  }
  const person = await database().person.findUniqueOrThrow({ where: { id: family.parent.personId } });
  expect(person.addressSealed).toBeNull();
});
