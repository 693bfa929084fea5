import { expect, test } from '@playwright/test';
import { formatDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { unbroken } from '@/components/ui/unbroken';
import { errorSummary, signIn } from '@/tests/support/e2e-browser';
import { givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';

test.use({ javaScriptEnabled: false });

test('муниципалитет сегодня готовит перемену списка, а семьи видят её день без JavaScript', async ({
  page,
}) => {
  const { id: municipalityId, slug } = await givenMunicipality();
  await givenInstitution({ municipalityId, accepts: 'everybody', name: 'ДЮЦ «Орион»' });
  const { login } = await givenStaff({ role: 'municipal_admin', municipalityId });
  const lastDay = formatDate(today().add({ days: 9 }));
  const firstDay = formatDate(today().add({ days: 10 }));
  const desk = `/admin/municipalities/${municipalityId}`;

  await signIn(page, login);
  await page.goto(desk);
  await page.getByRole('main').getByRole('link', { name: 'Учреждения', exact: true }).click();
  await page.getByRole('link', { name: 'Добавить учреждение' }).click();
  await page.getByLabel('Вид учреждения').selectOption({ label: 'Школа' });
  await page.getByLabel('Полное название').fill('Средняя школа № 7');
  await page.getByLabel('Краткое название').fill('СОШ № 7');
  await page.getByLabel('Ссылка на карту').fill('http://maps.example.ru');
  await page.getByRole('button', { name: 'Добавить учреждение' }).click();
  await expect(errorSummary(page)).toContainText('она начинается с «https://»');
  await page.getByLabel('Ссылка на карту').fill('');
  await page.getByLabel('Адрес, где принимают семьи').fill('ул. Новая, 1');
  await page.getByRole('button', { name: 'Добавить учреждение' }).click();
  await expect(page.getByText('Учреждение добавлено')).toBeVisible();

  await page.getByRole('link', { name: 'Изменить часы' }).click();
  await page.getByLabel('Понедельник').fill('9:30–17:00, обед 12:00–13:00');
  await page.getByRole('button', { name: 'Сохранить часы' }).click();
  await expect(page.getByText(unbroken('пн 9:30–17:00'))).toBeVisible();

  await page.getByRole('link', { name: 'Назначить или изменить' }).click();
  await page.getByLabel('Принимает заявления от всех семей муниципалитета').check();
  await page.getByLabel('С какого дня').fill(firstDay);
  await page.getByRole('button', { name: 'Назначить', exact: true }).click();
  await expect(page.getByRole('row', { name: /Принимает заявления от всех/ })).toContainText('Назначено');

  await page.goto(`${desk}/institutions`);
  await page
    .getByRole('row', { name: /ДЮЦ «Орион»/ })
    .getByRole('link', { name: 'ДЮЦ «Орион»' })
    .click();
  await page.getByRole('link', { name: 'Закрыть учреждение' }).click();
  await page.getByLabel('Первый день, когда закрыто').fill(firstDay);
  await page.getByRole('button', { name: 'Закрыть учреждение' }).click();
  await expect(page.getByText('Закрытие назначено')).toBeVisible();

  await page.goto(`${desk}/institutions?day=${firstDay}`);
  await expect(page.getByText(`${firstDay} документы от всех принимают:`)).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'СОШ № 7, ул. Новая, 1' })).toBeVisible();
  await page.goto(`/institutions/${slug}`);
  await expect(
    page.getByText(`После ${lastDay} для активации необходимо обратиться в СОШ № 7 (ул. Новая, 1)`),
  ).toBeVisible();
  await expect(page.getByText('Последний день приёма', { exact: true })).toBeVisible();
});
