import { expect, test } from '@playwright/test';
import { formatDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { fact, heading, signIn } from '@/tests/support/e2e-browser';
import { givenFamily, type GivenFamily } from '@/tests/support/e2e-family';
import {
  applyTitle,
  confirmEmail,
  field,
  fileApplication,
  photo,
  scanField,
  typeDocument,
} from '@/tests/support/e2e-journey';
import { lettersTo } from '@/tests/support/e2e-mail';
import { documentOfAge, givenCertificate, givenChild, givenParent } from '@/tests/support/given';

const givenSibling = ({ parent, town }: GivenFamily, age: number, document = true) =>
  givenChild({
    parent,
    age,
    document,
    municipalityId: town.municipality.id,
    institutionId: town.school.id,
  });

test('второй ребёнок: ничего не вводится дважды, письмо не нужно', async ({ page }) => {
  test.slow();
  const family = await givenFamily({ document: true });
  const { parent, child, town } = family;
  await signIn(page, parent.login);
  const email = await fileApplication(page);
  await confirmEmail(page, email);

  const birthDate = today().subtract({ years: 7, days: 3 });
  await page.goto('/cabinet/certificate/apply');
  await page.getByRole('link', { name: 'Добавить ребёнка' }).click();
  await field(page, 'Фамилия').fill(child.surname);
  await field(page, 'Имя').fill('Всеволод');
  await field(page, 'Дата рождения').fill(formatDate(birthDate));
  await page.getByRole('button', { name: 'Добавить ребёнка' }).click();

  await expect(page.getByText('Ребёнок в Вашем списке')).toBeVisible();
  await expect(heading(page)).toHaveText('Описание документа');
  await typeDocument(page, documentOfAge(birthDate));
  await scanField(page).setInputFiles(await photo());
  await page.getByRole('button', { name: 'Добавить' }).click();

  await expect(heading(page)).toHaveText('Сведения о ребёнке');
  await expect(
    page.getByText(`Подставлен муниципалитет другого Вашего ребёнка (${child.givenName})`),
  ).toBeVisible();
  await expect(page.getByLabel('Муниципалитет').locator('option:checked')).toHaveText(
    town.municipality.shortName,
  );
  await expect(field(page, 'Адрес регистрации')).not.toHaveValue('');
  const school = page.getByLabel('Школа или детский сад');
  await expect(school.locator('optgroup').first()).toHaveAttribute('label', 'Там же, где другой Ваш ребёнок');
  await school.selectOption({ label: town.school.name });
  await page.getByRole('button', { name: 'Сохранить' }).click();

  await expect(heading(page)).toHaveText('Подать заявление на получение сертификата');
  await expect(fact(page, 'Телефон').first()).toHaveText(/^\+7/);
  await expect(field(page, 'Электронная почта')).toHaveValue(email);
  await expect(page.getByText('Эту почту Вы уже подтвердили.')).toBeVisible();
  await page.getByRole('button', { name: 'Отправить заявку' }).click();
  await expect(heading(page)).toHaveText('Заявка на сертификат подтверждена');
  await expect(page.getByRole('main')).toContainText('письма по этой заявке не будет');
  await expect(page.getByRole('link', { name: 'Получить сертификат' })).toBeVisible();
  expect(await lettersTo(email)).toHaveLength(1);
});

test('у двоих детей виден каждый шаг, у двенадцати строка на ребёнка', async ({ page }) => {
  test.slow();
  const family = await givenFamily({ age: 9 });
  const visit = await givenSibling(family, 15);
  await givenCertificate({ childId: visit.childId, groupId: family.town.group.id });
  await signIn(page, family.parent.login);
  await page.goto('/cabinet/certificate/apply');
  await expect(heading(page)).toHaveText(applyTitle);
  await expect(page.getByRole('list', { name: /^Шаги/ })).toHaveCount(2);
  await expect(
    page.getByRole('list', { name: `Шаги: ${family.child.name}` }).getByRole('listitem'),
  ).toHaveCount(8);
  await expect(page.getByText('Все шаги: готово 2 из 8')).toBeVisible();
  await expect(page.getByText('Ждём Вас')).toBeVisible();

  await page.goto('/cabinet');
  const first = page.getByRole('region', { name: 'Что дальше' }).getByRole('heading', { level: 3 }).first();
  await expect(first).toHaveText(family.child.name);

  for (let age = 5; age < 15; age += 1) await givenSibling(family, age, age % 2 === 0);
  await page.goto('/cabinet/certificate/apply');
  await expect(page.getByText('Все шаги: готово')).toHaveCount(12);
  const steps = page.getByRole('list', { name: `Шаги: ${family.child.name}` });
  await expect(steps).toBeHidden();
  await page.locator('summary').filter({ hasText: family.child.name }).click();
  await expect(steps).toBeVisible();
  await page.goto('/cabinet');
  await expect(
    page.getByRole('region', { name: 'Что дальше' }).getByRole('heading', { level: 3 }),
  ).toHaveCount(12);
});

test('детей нет: сказано, что делать', async ({ page }) => {
  const { login } = await givenParent();
  await signIn(page, login);
  await page.getByRole('main').getByRole('link', { name: 'Добавить ребёнка' }).click();
  await expect(heading(page)).toHaveText('Добавить ребёнка');
});
