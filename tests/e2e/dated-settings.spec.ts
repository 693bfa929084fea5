import { expect, test } from '@playwright/test';
import { formatDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { errorSummary, fact, signInOnly } from '@/tests/support/e2e-browser';
import { givenMunicipality, givenStaff } from '@/tests/support/given';

test.use({ javaScriptEnabled: false });

test('изменение настройки действует со своего дня, а прежнее видно таким, каким было', async ({ page }) => {
  const { id: municipalityId } = await givenMunicipality({ acceptsCopies: false });
  const { login } = await givenStaff({ role: 'municipal_admin', municipalityId });
  const settings = `/admin/municipalities/${municipalityId}/settings`;
  const yesterday = formatDate(today().subtract({ days: 1 }));
  const firstDay = formatDate(today().add({ days: 10 }));
  const [copies, residence] = [fact(page, 'Что подойдёт'), fact(page, 'Кому подтверждать место жительства')];
  const change = async (choice: string, from: string) => {
    await page.getByLabel(choice, { exact: true }).check();
    await page.getByLabel('С какого дня это действует').fill(from);
    await page.getByRole('button', { name: 'Сохранить' }).click();
  };
  const lookAt = async (day: string) => {
    await page.getByLabel('Что действует в день').fill(day);
    await page.getByRole('button', { name: 'Показать' }).click();
    await expect(page.getByText(`Показано, что действует ${day}`)).toBeVisible();
  };

  await signInOnly(page, login);
  await page.goto(`${settings}/papers`);
  await change('Оригиналы или копии', yesterday);
  await expect(errorSummary(page)).toContainText('День уже прошёл');
  await change('Оригиналы или копии', formatDate(today()));
  await expect(page.getByText('Изменение сохранено')).toBeVisible();
  await expect(copies).toHaveText('Оригиналы или копии');

  await page.getByRole('link', { name: /: Какие документы приносят$/ }).click();
  await change('Каждому ребёнку', firstDay);
  await expect(page.getByText(`С ${firstDay} начнёт действовать другое.`)).toBeVisible();
  await expect(residence).toHaveText(/^Только тем/);

  await lookAt(firstDay);
  await expect(residence).toHaveText('Каждому ребёнку');
  await expect(copies).toHaveText('Оригиналы или копии');
  await lookAt(yesterday);
  await expect(residence).toHaveText(/^Только тем/);
  await expect(copies).toHaveText('Только оригиналы');

  await page.getByRole('link', { name: /: Какие документы приносят$/ }).click();
  const version = (state: string) =>
    page.getByRole('row').filter({ has: page.getByRole('cell', { name: state, exact: true }) });
  await expect(version('Ждёт своего дня')).toContainText(firstDay);
  await expect(version('Действует')).toContainText('Оригиналы или копии');
  await expect(version('Прежнее')).toContainText('С начала работы');
});
