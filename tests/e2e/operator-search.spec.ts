import { expect, test, type Page } from '@playwright/test';
import { formatCertificateNumber, nearNumbers } from '@/lib/domain/certificate-number';
import { formatDate } from '@/lib/domain/dates';
import { formatPaperCode } from '@/lib/domain/paper-code';
import { database } from '@/lib/platform/database';
import { errorSummary, expectFieldError, heading, signIn } from '@/tests/support/e2e-browser';
import { searchRegister } from '@/tests/support/e2e-counter';
import { givenFamilyWithCertificate, givenOperator } from '@/tests/support/e2e-family';
import { anotherTown } from '@/tests/support/e2e-town';
import { givenPassword } from '@/tests/support/given';

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
    await expect(page.getByText('добавьте дату рождения ребёнка')).toBeVisible();
    await expect(birthDateField(page)).toBeFocused();
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
    await page.getByRole('button', { name: 'Войти', exact: true }).click();
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
  await searchRegister(page, '12345678');
  await expectFieldError(
    page,
    searchField(page),
    'В номере сертификата 10 цифр, в СНИЛС 11, в номере заявки не больше 7, в коде с заявления 12 знаков. Проверьте введённое.',
  );
  await expect(searchField(page)).toHaveValue('12345678');
  await searchRegister(page, '');
  await expect(errorSummary(page)).toContainText('Введите номер сертификата, фамилию или код с заявления');
});

test('фамилия в чужой раскладке: сказано, что не так, и найти можно одним нажатием', async ({ page }) => {
  const { child } = await givenFamilyWithCertificate();
  await signIn(page, (await givenOperator()).login);
  await searchRegister(page, onLatinKeys(child.surname), child.birthDate);
  await expectFieldError(
    page,
    searchField(page),
    `Фамилия пишется русскими буквами. Может быть, «${child.surname}»`,
  );
  await page.getByRole('button', { name: `Найти: ${child.surname}` }).click();
  await expect(page.getByRole('link', { name: child.name }).first()).toBeVisible();
  await expect(searchField(page)).toHaveValue(child.surname);
  await expect(birthDateField(page)).toHaveValue(formatDate(child.birthDate));
});

/** What the same keys write when the layout has not been switched. */
function onLatinKeys(text: string): string {
  const russian = 'йцукенгшщзхъфывапролджэячсмитьбюё';
  const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
  return [...text.toLowerCase()].map((letter) => latin.charAt(russian.indexOf(letter))).join('');
}

/** What is said below the form of the search, without the numbers in it; the form's own buttons come with the script. */
async function answerOf(page: Page): Promise<string> {
  const text = await page.getByRole('main').innerText();
  return text.slice(text.indexOf('Ничего не найдено')).replace(/\d+/g, '');
}

test('сертификат другого муниципалитета: город называет только верная дата рождения', async ({ page }) => {
  const town = await anotherTown();
  const { certificate, child } = await givenFamilyWithCertificate({ town });
  await signIn(page, (await givenOperator()).login);

  await searchRegister(page, certificate.number);
  await expect(page.getByText('Ничего не найдено')).toBeVisible();
  const unknown = await answerOf(page);
  await searchRegister(page, await freeNeighbour(certificate.number));
  await expect(page.getByText('Ничего не найдено')).toBeVisible();
  expect(await answerOf(page)).toBe(unknown);

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
