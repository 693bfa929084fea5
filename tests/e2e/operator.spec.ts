import { expect, test, type Page } from '@playwright/test';
import { formatCertificateNumber, nearNumbers } from '@/lib/domain/certificate-number';
import type { CertificateStatus } from '@/lib/domain/certificate-status';
import { dbDate, formatDate } from '@/lib/domain/dates';
import { formatPaperCode } from '@/lib/domain/paper-code';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { errorSummary, expectFieldError, heading, signIn } from '@/tests/support/e2e-browser';
import {
  activate,
  checkAllPapers,
  expectObstacle,
  openRecord,
  searchRegister,
} from '@/tests/support/e2e-counter';
import { givenFamilyWithCertificate, givenOperator } from '@/tests/support/e2e-family';
import { download, readPapers } from '@/tests/support/e2e-pdf';
import { anotherTown, theTown } from '@/tests/support/e2e-town';
import { givenInstitution, givenPassword, givenScan, givenStaff } from '@/tests/support/given';

const birthDateField = (page: Page) => page.getByLabel(/^Дата рождения/);
const searchField = (page: Page) => page.getByLabel('Номер сертификата, фамилия или код с заявления');

test.describe('запись находится', () => {
  test('по номеру с любыми пробелами и знаками', async ({ page }) => {
    const { certificate, child } = await givenFamilyWithCertificate();
    await signIn(page, (await givenOperator()).login);
    const { number } = certificate;
    const spellings = [
      number,
      formatCertificateNumber(number),
      `  ${number.slice(0, 4)}-${number.slice(4, 7)}-${number.slice(7)} `,
      `№ ${number.slice(0, 5)} ${number.slice(5)}`,
    ];
    for (const spelling of spellings) {
      await searchRegister(page, spelling);
      await expect(page).toHaveURL(`/counter/certificates/${certificate.certificateId}`);
      await expect(heading(page)).toHaveText(child.name);
    }
  });

  test('по номеру с одной неверной цифрой, но только с датой рождения', async ({ page }) => {
    const { certificate, child } = await givenFamilyWithCertificate();
    await signIn(page, (await givenOperator()).login);
    const wrong = await freeNeighbour(certificate.number);

    await searchRegister(page, wrong);
    await expect(page.getByText('Ничего не найдено')).toBeVisible();
    await expect(page.getByText('Введите ещё дату рождения ребёнка')).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText(child.surname);

    await searchRegister(page, wrong, child.birthDate.add({ days: 1 }));
    await expect(page.getByText('Ничего не найдено')).toBeVisible();

    await searchRegister(page, wrong, child.birthDate);
    await expect(page.getByText('Такого номера нет. Вот похожие')).toBeVisible();
    await page.getByRole('link', { name: child.name }).click();
    await expect(page).toHaveURL(`/counter/certificates/${certificate.certificateId}`);
  });

  test('по фамилии, по фамилии с инициалами и с датой рождения', async ({ page }) => {
    const { certificate, child } = await givenFamilyWithCertificate();
    await signIn(page, (await givenOperator()).login);
    const initials = `${child.surname} ${child.givenName.charAt(0)}. ${(child.patronymic ?? '').charAt(0)}.`;
    const beginning = child.surname.slice(0, -1).toLowerCase().replaceAll('ё', 'е');
    for (const words of [beginning, child.surname.toUpperCase(), initials, child.name]) {
      await searchRegister(page, words, child.birthDate);
      const link = page.getByRole('link', { name: child.name }).first();
      await expect(link).toBeVisible();
    }
    await page.reload();
    await page.getByRole('link', { name: child.name }).first().click();
    await expect(page).toHaveURL(`/counter/certificates/${certificate.certificateId}`);
  });

  test('по коду с бумаги, набранному руками или считанному сканером', async ({ page }) => {
    const { certificate } = await givenFamilyWithCertificate();
    await signIn(page, (await givenOperator()).login);
    const code = certificate.paperCode;
    const typed = [
      formatPaperCode(code),
      code.toLowerCase(),
      formatPaperCode(code).replaceAll('-', ' '),
      new URL(`/c/${code}`, process.env.APP_URL).href,
    ];
    for (const words of typed) {
      await searchRegister(page, words);
      await expect(page).toHaveURL(`/counter/certificates/${certificate.certificateId}`);
    }
  });

  test('по адресу из QR-кода: сразу запись, а без входа сначала вход', async ({ page }) => {
    const { certificate } = await givenFamilyWithCertificate();
    const { login } = await givenOperator();
    await page.goto(`/c/${certificate.paperCode}`);
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await page.getByLabel('Логин').fill(login);
    await page.getByLabel('Пароль').fill(givenPassword);
    await page.getByRole('button', { name: 'Войти' }).click();
    await expect(page).toHaveURL(`/counter/certificates/${certificate.certificateId}`);
    await page.goto(`/c/${certificate.paperCode}`);
    await expect(page).toHaveURL(`/counter/certificates/${certificate.certificateId}`);
  });

  test('поиск не пишет личных данных в адрес и переживает обновление страницы', async ({ page }) => {
    const { child } = await givenFamilyWithCertificate();
    await signIn(page, (await givenOperator()).login);
    await searchRegister(page, child.surname, child.birthDate);
    await expect(page).toHaveURL(/\/counter\/search\/[0-9a-f-]{36}$/);
    await page.reload();
    await expect(searchField(page)).toHaveValue(child.surname);
    await expect(birthDateField(page)).toHaveValue(formatDate(child.birthDate));
    await expect(page.getByRole('link', { name: child.name }).first()).toBeVisible();
  });
});

/** A number one digit away that nobody has. */
async function freeNeighbour(number: string): Promise<string> {
  const near = nearNumbers(number).filter((candidate) => candidate.slice(0, 4) === number.slice(0, 4));
  const taken = await database().certificateNumber.findMany({
    where: { number: { in: near } },
    select: { number: true },
  });
  const free = near.find((candidate) => !taken.some((row) => row.number === candidate));
  if (!free) throw new Error('All neighbours are taken');
  return free;
}

test('непонятный поиск возвращается с объяснением у поля', async ({ page }) => {
  await signIn(page, (await givenOperator()).login);
  await searchRegister(page, '12345');
  await expectFieldError(
    page,
    searchField(page),
    'В номере сертификата 10 цифр, в коде с заявления 12 знаков. Проверьте введённое.',
  );
  await expect(searchField(page)).toHaveValue('12345');
  await searchRegister(page, '');
  await expect(errorSummary(page)).toContainText('Введите номер сертификата, фамилию или код с заявления');
});

test('сертификат другого муниципалитета: город называет только верная дата рождения', async ({ page }) => {
  const town = await anotherTown();
  const { certificate, child } = await givenFamilyWithCertificate({ town });
  await signIn(page, (await givenOperator()).login);

  await searchRegister(page, certificate.number);
  await expect(page.getByText('Ничего не найдено')).toBeVisible();
  const unknown = await page.getByRole('main').innerText();
  await searchRegister(page, await freeNeighbour(certificate.number));
  await expect(page.getByText('Ничего не найдено')).toBeVisible();
  expect((await page.getByRole('main').innerText()).replace(/\d+/g, '')).toBe(unknown.replace(/\d+/g, ''));

  await searchRegister(page, certificate.number, child.birthDate.subtract({ days: 1 }));
  await expect(page.getByText('Ничего не найдено')).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(town.municipality.shortName);

  await searchRegister(page, certificate.number, child.birthDate);
  await expect(
    page.getByText(`Сертификат выдан в муниципалитете: ${town.municipality.shortName}`),
  ).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(child.surname);

  await searchRegister(page, child.surname, child.birthDate);
  await expect(page.getByRole('link', { name: child.name })).toHaveCount(0);
  for (const address of [
    `/c/${certificate.paperCode}`,
    `/counter/certificates/${certificate.certificateId}`,
  ]) {
    expect((await page.goto(address))?.status()).toBe(404);
  }
});

test('специалист видит данные, скан и список бумаг, печатает заявление и активирует', async ({ page }) => {
  const family = await givenFamilyWithCertificate();
  const { certificate, child, parent } = family;
  await givenScan({ ownerId: parent.accountId, documentId: certificate.documentId });
  const operator = await givenOperator();
  await signIn(page, operator.login);
  await openRecord(page, certificate.certificateId);

  const main = page.getByRole('main');
  for (const words of [child.name, formatDate(child.birthDate), parent.name, family.town.group.title]) {
    await expect(main).toContainText(words);
  }
  await expect(page.getByRole('img', { name: /^Скан/ })).toBeVisible();
  for (const paper of [
    'Заявление, подписанное родителем (законным представителем)',
    'Согласие на обработку персональных данных, подписанное родителем (законным представителем)',
    'Паспорт заявителя',
    'Свидетельство о рождении ребёнка',
  ]) {
    await expect(
      page.getByRole('radiogroup', { name: new RegExp(`^${paper.replace(/[()]/g, '\\$&')}`) }),
    ).toBeVisible();
  }
  await expect(main).toContainText('Документ, подтверждающий проживание ребёнка в муниципалитете');
  await expect(main).toContainText('не требуется');

  const href = await page.getByRole('link', { name: 'Распечатать заявление' }).getAttribute('href');
  const file = await download(page, href ?? '');
  expect(file).toMatchObject({ status: 200, type: 'application/pdf' });
  expect((await readPapers(file.bytes)).pages[0]).toContain(child.name);

  await checkAllPapers(page);
  await activate(page);
  await expect(page.getByRole('button', { name: 'Активировать' })).toHaveCount(0);
  await page.goto('/counter');
  await expect(page.getByRole('heading', { name: /^Сегодня активировано мной: 1$/ })).toBeVisible();

  const stored = await database().certificate.findUniqueOrThrow({
    where: { id: certificate.certificateId },
    include: { paperChecks: true },
  });
  expect(stored).toMatchObject({
    status: 'active',
    activatedById: operator.accountId,
    activatedAtInstitutionId: family.town.desk.id,
  });
  expect(stored.paperChecks).toHaveLength(6);
});

test('неотмеченная бумага называется, остальные отметки остаются', async ({ page }) => {
  const { certificate } = await givenFamilyWithCertificate();
  await signIn(page, (await givenOperator()).login);
  await openRecord(page, certificate.certificateId);
  const application = page.getByRole('radiogroup', { name: /^Заявление, подписанное/ });
  await application.getByRole('radio', { name: 'Оригинал' }).check();
  await page.getByRole('button', { name: 'Активировать' }).click();
  await expect(page).toHaveTitle(/^Ошибка: /);
  await expect(errorSummary(page)).toContainText('Отметьте, что проверили: Согласие на обработку');
  await expect(application.getByRole('radio', { name: 'Оригинал' })).toBeChecked();
  await errorSummary(page).getByRole('link').first().click();
  await expect(
    page.getByRole('radiogroup', { name: /^Согласие/ }).getByRole('radio', { name: 'Оригинал' }),
  ).toBeFocused();
});

test.describe('специалисту прямо говорят, почему активировать нельзя', () => {
  test('уже активирован: кем, когда и где', async ({ page }) => {
    const { town, certificate } = await givenFamilyWithCertificate();
    const colleague = await givenOperator();
    const { staffName } = await database().account.findUniqueOrThrow({ where: { id: colleague.accountId } });
    await database().certificate.update({
      where: { id: certificate.certificateId },
      data: {
        status: 'active',
        activatedAt: new Date(),
        activatedById: colleague.accountId,
        activatedAtInstitutionId: town.secondDesk.id,
      },
    });
    await signIn(page, (await givenOperator()).login);
    await openRecord(page, certificate.certificateId);
    await expectObstacle(
      page,
      new RegExp(`^Сертификат уже активирован: \\d\\d\\.\\d\\d\\.\\d{4} \\d\\d:\\d\\d, ${staffName}, `),
    );
    await expect(page.getByRole('main')).toContainText(town.secondDesk.shortName);
  });

  test('активирован коллегой, пока карточка была открыта', async ({ page, browser }) => {
    const { certificate } = await givenFamilyWithCertificate();
    const first = await givenOperator();
    await signIn(page, (await givenOperator()).login);
    await openRecord(page, certificate.certificateId);
    await checkAllPapers(page);

    const other = await browser.newPage();
    await signIn(other, first.login);
    await openRecord(other, certificate.certificateId);
    await checkAllPapers(other);
    await activate(other);
    await other.close();

    await page.getByRole('button', { name: 'Активировать' }).click();
    await expectObstacle(page, /^Сертификат уже активирован: /);
    const changes = await database().certificateStatusChange.count({
      where: { certificateId: certificate.certificateId, toStatus: 'active' },
    });
    expect(changes).toBe(1);
  });

  const ended = [
    [
      'returned',
      'Запись возвращена семье на исправление. Активировать можно, когда семья исправит сведения.',
    ],
    ['suspended', 'Сертификат приостановлен, он уже был активирован.'],
    ['terminated', 'Сертификат прекращён. Семья может подать новую заявку.'],
  ] as const satisfies readonly (readonly [CertificateStatus, string])[];
  for (const [status, sentence] of ended) {
    test(`состояние ${status}`, async ({ page }) => {
      const { certificate } = await givenFamilyWithCertificate({}, { status });
      await signIn(page, (await givenOperator()).login);
      await openRecord(page, certificate.certificateId);
      await expectObstacle(page, sentence);
    });
  }

  test('ребёнку исполнилось 18', async ({ page }) => {
    const birthDate = today().subtract({ years: 18 });
    const { certificate } = await givenFamilyWithCertificate({ birthDate });
    await signIn(page, (await givenOperator()).login);
    await openRecord(page, certificate.certificateId);
    await expectObstacle(page, 'Срок действия сертификата истёк: ребёнку исполнилось 18 лет.');
  });

  test('полномочие учреждения ещё не началось или закончилось', async ({ page, browser }) => {
    const { municipality } = await theTown();
    const { certificate } = await givenFamilyWithCertificate();
    const tomorrow = today().add({ days: 1 });
    const beginsTomorrow = await givenInstitution({
      municipalityId: municipality.id,
      accepts: 'everybody',
      from: tomorrow,
    });
    const staff = await givenStaff({ role: 'operator', institutionId: beginsTomorrow.id });
    await signIn(page, staff.login);
    await openRecord(page, certificate.certificateId);
    await expectObstacle(page, `Ваше учреждение сможет принимать заявления с ${formatDate(tomorrow)}.`);

    const closing = await givenInstitution({ municipalityId: municipality.id, accepts: 'everybody' });
    const last = await givenStaff({ role: 'operator', institutionId: closing.id });
    const late = await browser.newPage();
    await signIn(late, last.login);
    await database().institutionRight.updateMany({
      where: { institutionId: closing.id },
      data: { validTo: dbDate(today().subtract({ days: 1 })) },
    });
    await late.goto('/counter');
    await expect(late.getByText('Ваше учреждение сегодня не принимает заявления.')).toBeVisible();
    await late.close();
  });
});

test.describe('возможные дубликаты', () => {
  async function givenPair() {
    const first = await givenFamilyWithCertificate();
    const second = await givenFamilyWithCertificate({ birthDate: first.child.birthDate });
    const [childAId, childBId] = [first.child.id, second.child.id].toSorted();
    if (!childAId || !childBId) throw new Error('Two children make a pair');
    const { id } = await database().duplicateSuspicion.create({
      data: { childAId, childBId, alike: ['name_with_slip', 'birth_date'] },
    });
    return { first, second, suspicionId: id };
  }

  test('пока не решено, активировать нельзя; «Это разные дети» открывает активацию', async ({ page }) => {
    const { first, second, suspicionId } = await givenPair();
    await signIn(page, (await givenOperator()).login);
    await openRecord(page, second.certificate.certificateId);
    await expectObstacle(page, 'В реестре есть похожий ребёнок. Сначала сравните записи и запишите решение.');
    const comparison = page.getByRole('table', { name: 'Сравнение двух записей' });
    for (const { child } of [first, second]) {
      await expect(comparison).toContainText(child.surname);
      await expect(comparison).toContainText(child.givenName);
    }

    await page.getByRole('button', { name: 'Записать решение' }).click();
    await expect(errorSummary(page)).toContainText('Выберите, разные это дети или один ребёнок');
    await page.getByRole('radio', { name: 'Это разные дети' }).check();
    await page.getByLabel('Комментарий').fill('Двойняшки, свидетельства разные');
    await page.getByRole('button', { name: 'Записать решение' }).click();
    await expect(page.getByText('Решение записано')).toBeVisible();
    await checkAllPapers(page);
    await activate(page);
    const decided = await database().duplicateSuspicion.findUniqueOrThrow({ where: { id: suspicionId } });
    expect(decided).toMatchObject({
      decision: 'different_children',
      comment: 'Двойняшки, свидетельства разные',
    });
  });

  test('«Это один ребёнок» закрывает активацию второго сертификата', async ({ page }) => {
    const { second } = await givenPair();
    await signIn(page, (await givenOperator()).login);
    await openRecord(page, second.certificate.certificateId);
    await page.getByRole('radio', { name: 'Это один ребёнок' }).check();
    await page.getByLabel('Комментарий').fill('Одно и то же свидетельство');
    await page.getByRole('button', { name: 'Записать решение' }).click();
    await expectObstacle(page, 'Записи признаны одним ребёнком: второй сертификат ему не активируется.');
  });

  test('о ребёнке из другого муниципалитета видно только, что совпало', async ({ page }) => {
    const first = await givenFamilyWithCertificate({ town: await anotherTown() });
    const second = await givenFamilyWithCertificate({ birthDate: first.child.birthDate });
    const [childAId, childBId] = [first.child.id, second.child.id].toSorted();
    if (!childAId || !childBId) throw new Error('Two children make a pair');
    await database().duplicateSuspicion.create({
      data: { childAId, childBId, alike: ['name_with_slip', 'birth_date'] },
    });
    await signIn(page, (await givenOperator()).login);
    await openRecord(page, second.certificate.certificateId);
    await expect(page.getByRole('main')).toContainText('администратор региона');
    await expect(page.getByRole('button', { name: 'Записать решение' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Активировать' })).toHaveCount(0);
    await expect(page.getByRole('main')).not.toContainText(first.child.name);
    await expect(page.getByRole('main')).not.toContainText(first.town.municipality.shortName);
  });
});

test('каждый просмотр записи специалистом попадает в журнал без личных данных', async ({ page }) => {
  const { certificate, child } = await givenFamilyWithCertificate();
  const operator = await givenOperator();
  await signIn(page, operator.login);
  await searchRegister(page, child.surname, child.birthDate);
  await openRecord(page, certificate.certificateId);
  await expect(heading(page)).toHaveText(child.name);
  const entries = await database().auditEntry.findMany({ where: { accountId: operator.accountId } });
  const events = entries.map(({ event }) => event);
  expect(events).toContain('register_searched');
  expect(events).toContain('certificate_viewed');
  const written = JSON.stringify(entries.map(({ details, subjectId }) => ({ details, subjectId })));
  expect(written).not.toContain(child.surname);
  expect(written).not.toContain(certificate.number);
});
