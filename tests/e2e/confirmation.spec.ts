import { expect, test } from '@playwright/test';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { dbDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { get } from '@/tests/support/e2e-answers';
import { fact, heading, signIn } from '@/tests/support/e2e-browser';
import { givenChildWithAccount, givenFamily, givenFamilyWithCertificate } from '@/tests/support/e2e-family';
import { confirmEmail, fileApplication, getCertificate, numberOnCard } from '@/tests/support/e2e-journey';
import { theTown } from '@/tests/support/e2e-town';
import { givenCertificate, givenInstitution, givenParent } from '@/tests/support/given';
import { expectValidHtml } from '@/tests/support/valid-html';

const got = { name: 'Сертификат получен' } as const;
const cardOf = ({ certificateId }: { certificateId: string }) => `/cabinet/certificates/${certificateId}`;

test('после «Получить сертификат» страница говорит номер, что дальше, до какого числа и что взять', async ({
  page,
}) => {
  const family = await givenFamily({ document: true });
  await signIn(page, family.parent.login);
  await confirmEmail(page, await fileApplication(page));
  await getCertificate(page, family.town);
  const number = await numberOnCard(page);
  const confirmed = async () => {
    await expect(page.getByRole('heading', got)).toBeVisible();
    await expect(fact(page, 'Сертификат')).toHaveText(formatCertificateNumber(number));
    await expect(fact(page, 'Статус')).toHaveText('Не активирован');
    const main = page.getByRole('main');
    await expect(main).toContainText(/Принесите документы до \d{2}\.\d{2}\.\d{4} включительно: осталось/);
    await expect(main.getByRole('listitem')).toContainText(['Подпишите', 'Возьмите', 'Придите']);
    for (const paper of ['Заявление, подписанное Вами', 'Ваш паспорт', 'Свидетельство о рождении ребёнка']) {
      await expect(main.getByText(paper, { exact: true })).toBeVisible();
    }
  };
  await confirmed();
  // A bookmark, a letter's link and the back button all lead to the same page.
  await page.goto('/cabinet');
  await page.goBack();
  await confirmed();
  await page.reload();
  await confirmed();
});

test.describe('без JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('учреждение находят словом из названия и выбирают; карточка говорит, открыто ли оно', async ({
    page,
  }) => {
    const { parent, town, certificate } = await givenFamilyWithCertificate();
    for (let n = 1; n <= 5; n += 1) {
      await givenInstitution({ municipalityId: town.municipality.id, accepts: 'everybody' });
    }
    await signIn(page, parent.login);
    await page.goto(cardOf(certificate));
    await page.getByRole('link', { name: 'Список учреждений' }).click();
    await page.getByRole('searchbox', { name: 'Найти учреждение' }).fill('нет такого');
    await page.getByRole('button', { name: 'Найти' }).click();
    await expect(page.getByText('Таких учреждений в списке нет')).toBeVisible();
    const words = town.desk.name.replace(/[«»№]/g, ' ').toUpperCase();
    await page.getByRole('searchbox', { name: 'Найти учреждение' }).fill(words);
    await page.getByRole('button', { name: 'Найти' }).click();
    await expect(page.getByRole('radio')).toHaveCount(1);
    await page.getByRole('radio', { name: town.desk.name }).check();
    await page.getByRole('button', { name: 'Выбрать это учреждение' }).click();

    await expect(page.getByText('Учреждение выбрано')).toBeVisible();
    const main = page.getByRole('main');
    await expect(main).toContainText(town.desk.name);
    await expect(main).toContainText(/Открыто до|Обед до|Закрыто/);
    await expect(main).toContainText('9:30');
    await expect(page.getByRole('link', { name: 'Скачать заявление' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Добавить в календарь' })).toBeVisible();
  });
});

test('ребёнок 14+ читает о себе, а не о ребёнке', async ({ page }) => {
  const { account, child, town } = await givenChildWithAccount({ document: true });
  const { certificateId } = await givenCertificate({
    childId: child.id,
    applicantId: child.id,
    groupId: town.group.id,
  });
  await signIn(page, account.login);
  await page.goto(cardOf({ certificateId }));
  const main = page.getByRole('main');
  await expect(main).toContainText('Номер уже закреплён за Вами');
  await expect(main.getByText('Ваш паспорт', { exact: true })).toBeVisible();
  await expect(main).not.toContainText(/ребёнк(а|ом|у)(?! до)/);
});

test('второй родитель видит, что и куда принести, но не бумаги первого', async ({ page }) => {
  const { child, certificate } = await givenFamilyWithCertificate();
  const father = await givenParent();
  await database().guardianship.create({ data: { guardianId: father.personId, childId: child.id } });
  await signIn(page, father.login);
  await page.goto(cardOf(certificate));
  await expect(page.getByRole('heading', got)).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Паспорт заявителя');
  await expect(page.getByText('Заявление скачивает и подписывает тот, кто подал заявку')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Скачать заявление' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Сохранить памятку' })).toBeVisible();
});

test.describe('у каждого состояния свой ответ', () => {
  const states = [
    { status: 'returned', says: 'Специалист вернул запись на исправление' },
    { status: 'active', says: 'Запишитесь в кружок или секцию' },
    { status: 'suspended', says: 'Сертификат приостановлен' },
    { status: 'terminated', says: 'Причина: ребёнок переехал' },
  ] as const;
  for (const { status, says } of states) {
    test(status, async ({ page }) => {
      const { parent, certificate } = await givenFamilyWithCertificate(
        {},
        { status, ...(status === 'terminated' ? { terminationReason: 'moved_away' } : {}) },
      );
      await signIn(page, parent.login);
      await page.goto(cardOf(certificate));
      await expect(page.getByText(says).first()).toBeVisible();
      await expect(page.getByRole('heading', got)).toHaveCount(0);
      await expect(fact(page, 'Действует до')).toHaveCount(status === 'active' ? 1 : 0);
      await expect(page.getByRole('link', { name: 'Подать новую заявку' })).toHaveCount(
        status === 'terminated' ? 1 : 0,
      );
      await expect(page.getByRole('link', { name: 'Добавить в календарь' })).toHaveCount(0);
      expectValidHtml(await (await get(page, cardOf(certificate))).text(), `карточка, ${status}`);
    });
  }

  test('срок прошёл: ничего не пропало, календаря уже нет', async ({ page }) => {
    const createdAt = new Date(Date.now() - 30 * 86_400_000);
    const { parent, certificate } = await givenFamilyWithCertificate({}, { createdAt });
    await signIn(page, parent.login);
    await page.goto(cardOf(certificate));
    await expect(page.getByText(/^Документы нужно было принести до/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Добавить в календарь' })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Сохранить памятку' })).toBeVisible();
    expectValidHtml(await (await get(page, cardOf(certificate))).text(), 'карточка, срок прошёл');
  });

  test('выбранное учреждение закрыто на годы: карточка жива, срок ещё не идёт', async ({ page }) => {
    const { municipality } = await theTown();
    const closed = await givenInstitution({ municipalityId: municipality.id, accepts: 'everybody' });
    await database().institutionClosure.create({
      data: {
        institutionId: closed.id,
        closedFrom: dbDate(today()),
        closedTo: dbDate(today().add({ years: 5 })),
        reason: 'Капитальный ремонт',
      },
    });
    const { parent, certificate } = await givenFamilyWithCertificate({}, { chosenInstitutionId: closed.id });
    await signIn(page, parent.login);
    await page.goto(cardOf(certificate));
    await expect(heading(page)).toHaveText('Сертификат дополнительного образования');
    await expect(page.getByText('Срок ещё не идёт')).toBeVisible();
    await expect(page.getByText('Капитальный ремонт')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Добавить в календарь' })).toHaveCount(0);
  });
});

test('на бумаге остаются номер, имя, статус, срок и что взять; кнопок нет', async ({ page }) => {
  const { parent, child, certificate } = await givenFamilyWithCertificate();
  await signIn(page, parent.login);
  await page.goto(cardOf(certificate));
  await page.emulateMedia({ media: 'print' });
  const main = page.getByRole('main');
  for (const words of [child.name, formatCertificateNumber(certificate.number), 'Не активирован']) {
    await expect(main.getByText(words).first()).toBeVisible();
  }
  await expect(main.getByText(/Принесите документы до/)).toBeVisible();
  await expect(main.getByText('Ваш паспорт', { exact: true })).toBeVisible();
  await expect(main.getByRole('button')).toHaveCount(0);
  for (const name of [
    'Скачать заявление',
    'Список учреждений',
    'Добавить в календарь',
    'Сохранить памятку',
  ]) {
    await expect(main.getByRole('link', { name })).toHaveCount(0);
  }
});
