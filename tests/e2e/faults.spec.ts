import { expect, test, type Page } from '@playwright/test';
import { birthdayAt, formatDate } from '@/lib/domain/dates';
import { scanRefusals, scanSizeLimit } from '@/lib/domain/scan-files';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { expectAccepted, post } from '@/tests/support/e2e-answers';
import { errorSummary, expectFieldError, heading, signIn } from '@/tests/support/e2e-browser';
import { givenFamily, givenFamilyWithCertificate, type GivenFamily } from '@/tests/support/e2e-family';
import {
  confirmEmail,
  field,
  fileApplication,
  photo,
  scanField,
  typeDocument,
} from '@/tests/support/e2e-journey';
import { confirmationSubject, linkIn, waitForLetter } from '@/tests/support/e2e-mail';
import { theTown } from '@/tests/support/e2e-town';
import { documentOfAge, givenApplication } from '@/tests/support/given';

async function openDocumentForm(page: Page, family: GivenFamily): Promise<void> {
  await signIn(page, family.parent.login);
  await page.goto(`/cabinet/children/${family.child.id}/document`);
}

const add = (page: Page) => page.getByRole('button', { name: 'Добавить' }).click();

test.describe('файл, который не подходит', () => {
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');
  const files = [
    ['текст с именем .jpg', 'spravka.jpg', 'image/jpeg', Buffer.from('Это не картинка'), 'not_a_picture'],
    [
      'программа с именем .png',
      'scan.png',
      'image/png',
      Buffer.from('MZ\u0090\u0000'.repeat(200)),
      'not_a_picture',
    ],
    ['пустой файл', 'empty.jpg', 'image/jpeg', Buffer.alloc(0), 'empty'],
    ['PDF', 'scan.pdf', 'application/pdf', pdf, 'pdf'],
    ['больше 15 МБ', 'big.jpg', 'image/jpeg', Buffer.alloc(scanSizeLimit + 1, 0xff), 'too_large'],
  ] as const;
  for (const [title, name, mimeType, buffer, refusal] of files) {
    test(title, async ({ page }) => {
      const family = await givenFamily();
      const document = documentOfAge(family.child.birthDate);
      await openDocumentForm(page, family);
      await typeDocument(page, document);
      await page.getByLabel('Комментарий').fill('Первая страница');
      await scanField(page).setInputFiles({ name, mimeType, buffer });
      await add(page);

      await expectFieldError(page, scanField(page), scanRefusals[refusal]);
      await expect(field(page, 'Серия')).toHaveValue(document.series);
      await expect(field(page, 'Номер')).toHaveValue(document.number);
      await expect(field(page, 'Место выдачи')).toHaveValue(document.issuedBy ?? '');
      await expect(page.getByLabel('Комментарий')).toHaveValue('Первая страница');
      const { child, parent } = family;
      expect(await database().identityDocument.count({ where: { personId: child.id } })).toBe(0);
      expect(await database().scan.count({ where: { ownerId: parent.accountId } })).toBe(0);

      await scanField(page).setInputFiles(await photo());
      await add(page);
      await expect(page.getByText('Документ добавлен')).toBeVisible();
    });
  }

  test('без файла', async ({ page }) => {
    const family = await givenFamily();
    await openDocumentForm(page, family);
    await typeDocument(page, documentOfAge(family.child.birthDate));
    await add(page);
    await expectFieldError(page, scanField(page), scanRefusals.absent);
  });
});

test('ошибка в одном поле: всё введённое и загруженный скан остаются, сводка ведёт к полю', async ({
  page,
}) => {
  const family = await givenFamily();
  const document = documentOfAge(family.child.birthDate);
  await openDocumentForm(page, family);
  await typeDocument(page, document);
  await field(page, 'Серия').fill('ЛО');
  await page.getByLabel('Комментарий').fill('Со штампом');
  await scanField(page).setInputFiles(await photo('IMG_7.jpg'));
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
  await scanField(page).setInputFiles(await photo());
  await add(page);
  await expect(page.getByText('Документ добавлен')).toBeVisible();
  await page.goto(`/cabinet/children/${family.child.id}`);
  await expect(page.getByRole('heading', { name: `II-ЛО № ${document.number}` })).toBeVisible();
});

test.describe('даты, которых не бывает', () => {
  const dates = [
    ['31.02.2020', 'Такой даты нет: проверьте день и месяц'],
    ['вчера', /в виде 20\.06\.2019/],
    [formatDate(today().add({ days: 1 })), /не может быть|ещё не наступил|будущ|позже/i],
  ] as const;
  for (const [typed, sentence] of dates) {
    test(`дата выдачи «${typed}»`, async ({ page }) => {
      const family = await givenFamily();
      await openDocumentForm(page, family);
      await typeDocument(page, documentOfAge(family.child.birthDate));
      await field(page, 'Дата выдачи документа').fill(typed);
      await scanField(page).setInputFiles(await photo());
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
    await scanField(page).setInputFiles(await photo());
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
  await scanField(page).setInputFiles(await photo());
  await add(page);
  await expectFieldError(
    page,
    field(page, 'Номер'),
    'Этот документ уже предоставлен для другого ребёнка. Проверьте серию и номер. Если они верны, сертификат может уже быть: обратитесь в учреждение с оригиналами документов.',
  );
  await expect(page.getByRole('main')).not.toContainText(other.child.surname);
  expect(await database().identityDocument.count({ where: { personId: family.child.id } })).toBe(0);
});

test.describe('возраст', () => {
  test('младше 5 лет: готовится всё, а номер ждёт дня рождения, и день назван', async ({ page }) => {
    const birthDate = today().subtract({ years: 5 }).add({ days: 10 });
    const opensOn = formatDate(birthdayAt(birthDate, 5));
    const family = await givenFamily({ birthDate, document: true });
    await signIn(page, family.parent.login);
    const email = await fileApplication(page);
    await page.goto(linkIn(await waitForLetter(email, confirmationSubject), '/confirm-email/'));
    await expect(page.getByRole('main')).toContainText(opensOn);
    await expect(page.getByRole('link', { name: 'Получить сертификат' })).toHaveCount(0);

    const { id } = await database().application.findFirstOrThrow({ where: { childId: family.child.id } });
    const { town, child } = family;
    const answer = await post(page, `/cabinet/applications/${id}/certificate/save`, {
      groupId: town.group.id,
      documentId: child.documentId ?? '',
    });
    const where = answer.headers()['location'] ?? '';
    expect(where).toContain('draft=');
    expect(await database().certificate.count({ where: { childId: child.id } })).toBe(0);
    await page.goto(`/cabinet/applications/${id}/certificate`);
    await expect(page.getByRole('main')).toContainText(opensOn);
    await expect(page.getByRole('button', { name: 'Получить сертификат' })).toHaveCount(0);
  });

  test('ровно в пятый день рождения номер выдаётся', async ({ page }) => {
    const family = await givenFamily({ birthDate: today().subtract({ years: 5 }), document: true });
    await signIn(page, family.parent.login);
    await confirmEmail(page, await fileApplication(page));
    await expect(page.getByRole('link', { name: 'Получить сертификат' })).toBeVisible();
  });

  test('18 лет: подать заявку нельзя, и сказано почему', async ({ page }) => {
    const family = await givenFamily({ birthDate: today().subtract({ years: 18 }), document: true });
    await signIn(page, family.parent.login);
    await page.goto('/cabinet/certificate/apply');
    await expect(page.getByRole('main')).toContainText('Сертификат выдаётся и действует до 18 лет.');
    await expect(page.getByRole('link', { name: /Подать заявление/ })).toHaveCount(0);
    await page.goto(`/cabinet/children/${family.child.id}/apply`);
    await expect(page.getByRole('button', { name: 'Отправить заявку' })).toHaveCount(0);
    const answer = await post(page, `/cabinet/children/${family.child.id}/apply/save`, {
      email: 'late@example.com',
    });
    await page.goto(answer.headers()['location'] ?? '');
    await expect(page.getByRole('main')).toContainText('до 18 лет');
    expect(await database().application.count({ where: { childId: family.child.id } })).toBe(0);
  });

  test('18-летнего не добавить и в «Дети»', async ({ page }) => {
    const { parent } = await givenFamily();
    await signIn(page, parent.login);
    await page.goto('/cabinet/children/new');
    await field(page, 'Фамилия').fill('Взрослова');
    await field(page, 'Имя').fill('Вера');
    await field(page, 'Дата рождения').fill(formatDate(today().subtract({ years: 18 })));
    await page.getByRole('button', { name: 'Добавить ребёнка' }).click();
    await expectFieldError(
      page,
      field(page, 'Дата рождения'),
      'Сертификат выдаётся детям до 18 лет. Проверьте год рождения.',
    );
  });

  test('в день 18-летия карточка говорит, что сертификат истёк', async ({ page }) => {
    const { parent, certificate } = await givenFamilyWithCertificate(
      { birthDate: today().subtract({ years: 18 }) },
      { status: 'active' },
    );
    await signIn(page, parent.login);
    await page.goto(`/cabinet/certificates/${certificate.certificateId}`);
    await expect(page.getByText('Истёк').first()).toBeVisible();
    await expect(page.getByRole('link', { name: 'Открыть Навигатор' })).toHaveCount(0);
  });

  test('исполнилось 14: свидетельства больше мало, просят паспорт', async ({ page }) => {
    const birthDate = today().subtract({ years: 14 });
    const family = await givenFamily({
      birthDate,
      document: {
        kind: 'birth_certificate',
        series: 'I-ЛО',
        number: newNumber(),
        issuedOn: null,
        issuedBy: null,
      },
    });
    await signIn(page, family.parent.login);
    await page.goto('/cabinet/certificate/apply');
    await expect(page.getByRole('link', { name: /^Предоставить документ/ })).toBeVisible();
  });
});

/** Of a birth certificate no other test has. */
function newNumber(): string {
  return String(process.hrtime.bigint() % 1_000_000n).padStart(6, '0');
}

test.describe('ссылка из письма', () => {
  test('использованная ведёт заявителя к заявке, а постороннему говорит, что подтверждено', async ({
    page,
    browser,
  }) => {
    const family = await givenFamily({ document: true });
    await signIn(page, family.parent.login);
    const email = await fileApplication(page);
    const link = linkIn(await waitForLetter(email, confirmationSubject), '/confirm-email/');
    await page.goto(link);
    await page.goto(link);
    await expect(page).toHaveURL(/\/cabinet\/applications\//);
    await expect(page.getByRole('link', { name: 'Получить сертификат' })).toBeVisible();
    const visitor = await browser.newPage();
    await visitor.goto(link);
    await expect(heading(visitor)).toHaveText('Заявка на сертификат подтверждена');
    await expect(visitor.getByRole('button', { name: 'Подтвердить' })).toHaveCount(0);
    await visitor.close();
  });

  test('просроченная говорит об этом, и письмо можно отправить снова', async ({ page }) => {
    const family = await givenFamily({ document: true });
    await signIn(page, family.parent.login);
    const email = await fileApplication(page);
    const application = page.url();
    const link = linkIn(await waitForLetter(email, confirmationSubject), '/confirm-email/');
    await database().emailConfirmation.updateMany({
      where: { email },
      data: { createdAt: new Date(Date.now() - 48 * 3_600_000) },
    });
    await page.goto(link);
    await expect(page.getByText('Ссылка действовала 48 часов и больше не работает')).toBeVisible();
    await page.goto(application);
    await expect(page.getByText('Ссылка из письма больше не работает')).toBeVisible();
    await page.getByRole('button', { name: 'Отправить письмо ещё раз' }).click();
    await expect(page.getByText('Письмо отправлено ещё раз')).toBeVisible();
    const fresh = await waitForLetter(email, confirmationSubject, { count: 2 });
    await page.goto(linkIn(fresh, '/confirm-email/'));
    await expect(page.getByRole('link', { name: 'Получить сертификат' })).toBeVisible();
  });

  test('которой никогда не было', async ({ page }) => {
    await page.goto('/confirm-email/no-such-token');
    await expect(page.getByText('Такой ссылки нет')).toBeVisible();
  });

  test('повторное письмо на тот же адрес раньше чем через минуту не отправляется', async ({ page }) => {
    const family = await givenFamily({ document: true });
    await signIn(page, family.parent.login);
    await fileApplication(page);
    await page.getByRole('button', { name: 'Отправить письмо ещё раз' }).click();
    await expect(errorSummary(page)).toContainText('Письмо только что отправлено. Подождите минуту');
  });
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
  expect(await expectAccepted(await post(page, save, chosen))).toMatch(/^\/cabinet\/certificates\//);
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
