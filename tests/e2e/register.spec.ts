import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import readSheet from 'read-excel-file/node';
import { fact, signIn } from '@/tests/support/e2e-browser';
import { givenFamilyWithCertificate } from '@/tests/support/e2e-family';
import { theTown } from '@/tests/support/e2e-town';
import { givenGroup, givenStaff, unique } from '@/tests/support/given';

test('список реестра сохраняют, выгружают в таблицу и закрывают вдвоём', async ({ page, browser }) => {
  const town = await theTown();
  const municipalityId = town.municipality.id;
  const group = await givenGroup({ municipalityId, title: `Список ${unique()}` });
  const families = [
    await givenFamilyWithCertificate({ town }, { groupId: group.id }),
    await givenFamilyWithCertificate({ town }, { groupId: group.id }),
  ];
  await givenFamilyWithCertificate({ town }, { groupId: group.id, status: 'active' });
  const admin = await givenStaff({ role: 'municipal_admin', municipalityId });
  const second = await givenStaff({ role: 'municipal_admin', municipalityId });

  await signIn(page, admin.login);
  await page.goto(`/admin/municipalities/${municipalityId}/register`);
  await page.getByRole('combobox', { name: 'Статус' }).selectOption({ label: 'Не активирован' });
  await page.getByText('Другие условия').click();
  await page.getByRole('combobox', { name: 'Группа' }).selectOption(group.id);
  await page.getByRole('button', { name: 'Показать' }).click();
  await expect(page).toHaveURL(new RegExp(`status=not_activated.*group=${group.id}`));
  await expect(page.getByRole('row')).toHaveCount(3);

  await page.getByRole('link', { name: 'Сохранить этот список' }).click();
  await page.getByLabel('Название').fill('Ждут активации');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByText('Список сохранён')).toBeVisible();
  await page.getByRole('link', { name: 'Ждут активации' }).click();
  await expect(page).toHaveURL(new RegExp(`group=${group.id}`));
  await expect(page.getByText('Список сохранён')).toBeHidden();
  const list = page.url();

  await page.getByRole('link', { name: 'Выгрузить этот список в файл' }).click();
  await page.getByLabel('Для чего нужен файл').selectOption('report');
  await page.getByLabel('Пояснение').fill('Отчёт за сентябрь');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Скачать файл' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  const [sheet] = await readSheet(await readFile(await download.path()));
  const [, ...rows] = sheet?.data ?? [];
  expect(rows.map(([number]) => String(number).replaceAll(/\D/g, '')).toSorted()).toEqual(
    families.map(({ certificate }) => certificate.number).toSorted(),
  );

  await page.goto(list);
  await page.getByRole('button', { name: 'Действие с записями' }).click();
  await page.getByRole('radio', { name: /Прекратить сертификаты/ }).check();
  await page.getByLabel('Причина прекращения').selectOption('papers_not_brought');
  await page.getByRole('button', { name: 'Посмотреть, что изменится' }).click();
  await page.getByLabel('Пояснение').fill('Семьи не пришли за полгода');
  await page.getByRole('button', { name: 'Предложить: 2 записи' }).click();
  await expect(fact(page, 'Состояние')).toHaveText('Ждёт подтверждения');

  const other = await (await browser.newContext()).newPage();
  await signIn(other, second.login);
  await other.goto(page.url());
  await other.getByRole('checkbox', { name: /Список посмотрен/ }).check();
  await other.getByRole('button', { name: 'Подтвердить' }).click();
  await expect(fact(other, 'Состояние')).toHaveText('Выполнено', { timeout: 15_000 });
  await expect(other.getByRole('link', { name: /Выполнено/ })).toContainText('2');
  await other.context().close();
});
