import { expect, test } from '@playwright/test';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { formatDate, plainDate } from '@/lib/domain/dates';
import { formatDocument } from '@/lib/domain/identity-documents';
import { fullName } from '@/lib/domain/names';
import { formatPaperCode } from '@/lib/domain/paper-code';
import { demoPassword } from '@/lib/local/demo-accounts';
import { database } from '@/lib/platform/database';
import { fact, heading, idIn, signIn } from '@/tests/support/e2e-browser';
import { activate, checkAllPapers, searchRegister } from '@/tests/support/e2e-counter';
import { givenFamily, givenOperator } from '@/tests/support/e2e-family';
import {
  attachPhoto,
  applyTitle,
  confirmEmail,
  field,
  getCertificate,
  numberOnCard,
  showAllInstitutions,
  typeDocument,
} from '@/tests/support/e2e-journey';
import { confirmationSubject, lettersTo, linkIn, newAddress, waitForLetter } from '@/tests/support/e2e-mail';
import { download, readPapers } from '@/tests/support/e2e-pdf';
import { documentOfAge } from '@/tests/support/given';

const moment = /\d{2}\.\d{2}\.\d{4} \d{2}:\d{2}/;

test('родитель проходит весь путь от входа до активированного сертификата', async ({ page, browser }) => {
  test.slow();
  const family = await givenFamily();
  const { town, child } = family;
  const document = documentOfAge(child.birthDate);

  await test.step('вход и «Услуги»', async () => {
    await signIn(page, family.parent.login);
    await expect(heading(page)).toHaveText('Услуги');
    await page
      .getByRole('main')
      .getByRole('link', { name: /«Дополнительное образование»/ })
      .click();
    await expect(heading(page)).toHaveText('Дополнительное образование');
    await page.getByRole('link', { name: 'Подать заявку на сертификат' }).click();
    await expect(heading(page)).toHaveText(applyTitle);
    await expect(page.getByRole('heading', { name: child.name })).toBeVisible();
  });

  await test.step('документ ребёнка с фотографией', async () => {
    await expect(
      page.getByText(
        'Для получения сертификата необходимо добавить свидетельство о рождении или паспорт в документы ребенка',
      ),
    ).toBeVisible();
    await page.getByRole('link', { name: 'Предоставить документ' }).click();
    await expect(heading(page)).toHaveText('Описание документа');
    await expect(page.getByRole('main')).toContainText(child.name);
    await typeDocument(page, document);
    await page.getByLabel('Комментарий').fill('Выдано повторно');
    await attachPhoto(page);
    await page.getByRole('button', { name: 'Добавить' }).click();
    await expect(page.getByText('Документ добавлен')).toBeVisible();
  });

  const email = newAddress();
  await test.step('заявка', async () => {
    await expect(heading(page)).toHaveText('Подать заявление на получение сертификата');
    await expect(page.getByRole('main')).toContainText('Осталось отправить заявку');
    await expect(page.getByRole('main')).toContainText(
      'Для получения сертификата ПФДО необходимо подтвердить электронную почту',
    );
    await expect(page.getByText('Нет электронной почты?')).toBeVisible();
    await field(page, 'Электронная почта').fill(email);
    await page.getByRole('button', { name: 'Отправить заявку' }).click();
    await expect(heading(page)).toHaveText('Заявка на сертификат не подтверждена');
    await expect(page.getByText(/^Заявка была создана \d{2}\.\d{2}\.\d{4} \d{2}:\d{2}:\d{2}$/)).toBeVisible();
    await expect(page.getByText(`Электронная почта для подтверждения: ${email}`)).toBeVisible();
    await expect(
      page.getByText('Шаг 5 из 8: подтвердить электронную почту. После этого: получить сертификат.'),
    ).toBeVisible();
  });

  await test.step('письмо и ссылка из него', async () => {
    const letter = await waitForLetter(email, confirmationSubject);
    expect(letter.text).toContain('Для подтверждения адреса электронной почты перейдите по ссылке');
    expect(letter.html).toContain('Для подтверждения адреса электронной почты перейдите по ссылке');
    expect(letter.from[0]?.address).toMatch(/^no-?reply@/);
    expect(letter.text).not.toContain(child.surname);
    await page.goto(linkIn(letter, '/confirm-email/'));
    await expect(page.getByRole('main')).toContainText(
      'Заявка на сертификат подтверждена. Теперь Вы можете получить сертификат.',
    );
  });

  await test.step('группа, документ и номер', async () => getCertificate(page, town));
  const number = await numberOnCard(page);
  const certificateId = idIn(page.url());

  await test.step('карточка сертификата', async () => {
    expect(number).toMatch(/^42\d{8}$/);
    expect(number.slice(2, 4)).toBe(town.municipality.code);
    await expect(fact(page, 'Муниципалитет')).toHaveText(town.municipality.shortName);
    await expect(fact(page, 'Документ')).toHaveText(formatDocument(document));
    await expect(fact(page, 'Статус')).toHaveText('Не активирован');
    await expect(fact(page, 'Группа сертификата')).toHaveText(town.group.title);
    await expect(fact(page, 'Дата создания')).toHaveText(moment);
    await expect(page.getByRole('main')).toContainText(
      'Осуществить активацию сертификата Вы можете на основании заявления в одном из предложенных учреждений Вашего муниципалитета',
    );
    await expect(page.getByText(/осталось \d+.рабочих дн|остался 1.рабочий день/)).toBeVisible();
    await expect(page.getByText('Свидетельство о рождении ребёнка')).toBeVisible();
  });

  await test.step('заявление и согласие одним файлом', async () => {
    const href = await page.getByRole('link', { name: 'Скачать заявление' }).getAttribute('href');
    const file = await download(page, href ?? '');
    expect(file).toMatchObject({ status: 200, type: 'application/pdf' });
    const paper = await database().paper.findFirstOrThrow({ where: { certificateId } });
    const { pages, qr } = await readPapers(file.bytes);
    expect(pages).toHaveLength(2);
    const [application = '', consent = ''] = pages;
    expect(application).toMatch(
      /Заявление о предоставлении сертификата дополнительного образования и регистрации в реестре сертификатов дополнительного образования № \d+/,
    );
    expect(consent).toContain('Согласие на обработку персональных данных');
    for (const text of pages) {
      expect(text).toContain(child.name);
      expect(text).toContain(family.parent.name);
      expect(text).toContain(formatPaperCode(paper.code));
      expect(text.replaceAll('\u00a0', ' ')).toContain(
        formatCertificateNumber(number).replaceAll('\u00a0', ' '),
      );
      expect(text).toMatch(/сформировано \d{2}\.\d{2}\.\d{4} \d{2}:\d{2}/);
      expect(text).toMatch(/стр\. 1 из 1/);
    }
    expect(application).toContain(town.group.title);
    expect(application).toContain(email);
    expect(qr).toBe(new URL(`/c/${paper.code}`, process.env.APP_URL).href);
  });

  await test.step('выбор учреждения', async () => {
    await page.getByRole('link', { name: 'Список учреждений' }).first().click();
    await showAllInstitutions(page);
    await page.getByRole('radio', { name: town.desk.name }).check();
    await page.getByRole('button', { name: 'Выбрать это учреждение' }).click();
    await expect(page.getByText('Учреждение выбрано')).toBeVisible();
    await expect(page.getByRole('main')).toContainText(town.desk.name);
    await expect(page.getByRole('main')).toContainText('ул. Пробная, 1');
  });

  await test.step('специалист находит запись, проверяет документы и активирует', async () => {
    const operator = await givenOperator();
    const desk = await browser.newPage();
    await signIn(desk, operator.login);
    await expect(heading(desk)).toHaveText('Приём');
    await expect(desk.getByRole('main')).toContainText(child.name);
    await searchRegister(desk, number);
    await expect(heading(desk)).toHaveText(child.name);
    await expect(desk.getByRole('main')).toContainText(formatDate(child.birthDate));
    await expect(desk.getByRole('main')).toContainText(formatDocument(document));
    await expect(desk.getByRole('main')).toContainText(family.parent.name);
    const scan = desk.getByRole('img', { name: /^Скан/ });
    await expect(scan).toBeVisible();
    await expect
      .poll(() => scan.evaluate((picture) => (picture as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(100);
    await checkAllPapers(desk);
    await activate(desk);
    await desk.close();
  });

  await test.step('семья узнаёт об активации', async () => {
    const letter = await waitForLetter(email, 'Сертификат дополнительного образования активирован');
    await page.goto(linkIn(letter, '/cabinet/certificates/'));
    expect(idIn(page.url())).toBe(certificateId);
    await expect(fact(page, 'Статус')).toHaveText('Активирован');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Скопировать номер' }).click();
    await expect(page.getByText('Номер скопирован')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(number);
    const region = await database().region.findFirstOrThrow();
    await expect(page.getByRole('link', { name: 'Открыть Навигатор' })).toHaveAttribute(
      'href',
      region.navigatorUrl,
    );
    expect((await lettersTo(email)).map(({ subject }) => subject)).toHaveLength(3);
  });

  await test.step('и в «Почте»', async () => {
    const mail = (name: string) => page.getByRole('link', { name, exact: true });
    await mail('Почта, 2 непрочитанных').click();
    await page.getByRole('link', { name: 'Сертификат дополнительного образования активирован' }).click();
    await expect(page.getByRole('main')).toContainText(formatCertificateNumber(number));
    await expect(page.getByRole('link', { name: 'Сертификат (PDF)' })).toBeVisible();
    await expect(mail('Почта, 1 непрочитанное')).toBeVisible();
    await page.getByRole('button', { name: 'Отметить непрочитанным' }).click();
    await expect(page.getByText('Письмо отмечено непрочитанным')).toBeVisible();
    await page.getByRole('button', { name: 'Отметить все прочитанными' }).click();
    await expect(mail('Почта')).toBeVisible();
  });
});

test('demo-parent видит двух детей, предоставляет документ и подаёт заявку', async ({ page }) => {
  const children = await database().child.findMany({
    where: { guardianships: { some: { guardian: { account: { login: 'demo-parent' } }, endedAt: null } } },
    orderBy: { person: { birthDate: 'desc' } },
    select: { person: true },
  });
  const [younger, elder] = children.map(({ person }) => person);
  if (!younger?.birthDate || !elder) throw new Error('demo-parent has two children');
  const document = documentOfAge(plainDate(younger.birthDate));

  await signIn(page, 'demo-parent', demoPassword);
  await page.goto('/cabinet/certificate/apply');
  await expect(heading(page)).toHaveText(applyTitle);
  await expect(page.getByRole('heading', { name: fullName(elder) })).toBeVisible();
  await expect(page.getByRole('heading', { name: fullName(younger) })).toBeVisible();
  await page.getByRole('link', { name: new RegExp(`^Предоставить документ.*${fullName(younger)}`) }).click();
  await typeDocument(page, document);
  await attachPhoto(page);
  await page.getByRole('button', { name: 'Добавить' }).click();
  await expect(heading(page)).toHaveText('Подать заявление на получение сертификата');
  await expect(page.getByRole('main')).toContainText(fullName(younger));
  const email = newAddress();
  await field(page, 'Электронная почта').fill(email);
  await page.getByRole('button', { name: 'Отправить заявку' }).click();
  await expect(heading(page)).toHaveText('Заявка на сертификат не подтверждена');
  await confirmEmail(page, email);
});
