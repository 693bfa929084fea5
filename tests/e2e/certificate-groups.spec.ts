import { expect, test } from '@playwright/test';
import { formatDate } from '@/lib/domain/dates';
import { formatMoney } from '@/lib/domain/money';
import { today } from '@/lib/platform/clock';
import { errorSummary, fact, signInOnly } from '@/tests/support/e2e-browser';
import {
  givenApplication,
  givenChild,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';

test.use({ javaScriptEnabled: false });

const title = 'дети в возрасте от 5 до 11 лет, проживающие на территории округа';

test('муниципалитет открывает группу, видит, кому она подходит, и готовит следующую на новый год', async ({
  page,
  browser,
}) => {
  const { id: municipalityId } = await givenMunicipality();
  const { login } = await givenStaff({ role: 'municipal_admin', municipalityId });
  const parent = await givenParent();
  const { childId } = await givenChild({ parent, municipalityId, age: 8, document: true });
  await givenChild({ municipalityId, age: 15 });
  const { applicationId } = await givenApplication({
    childId,
    applicantId: parent.personId,
    status: 'confirmed',
  });
  const newYear = today().with({ month: 1, day: 1 }).add({ years: 1 });

  await signInOnly(page, login);
  await page.goto(`/admin/municipalities/${municipalityId}/groups`);
  await page.getByRole('link', { name: 'Добавить группу' }).click();
  await page.getByText('Сколько детей какого возраста').click();
  await expect(page.getByText('В муниципалитете 2 ребёнка')).toBeVisible();
  await page.getByLabel('Название').fill(title);
  await page.getByLabel('По какой возраст').selectOption('11');
  await page.getByRole('radio', { name: /с номиналом$/ }).check();
  await page.getByRole('button', { name: 'Добавить группу' }).click();
  await expect(errorSummary(page)).toContainText('Введите номинал на год');
  await page.getByLabel('Номинал на год').fill('18 432');
  await page.getByRole('button', { name: 'Добавить группу' }).click();
  await expect(page.getByRole('main')).toContainText(
    'По возрасту подходит 1 ребёнок из записанных на портале',
  );
  await expect(page.getByRole('row', { name: /^11 лет/ })).toContainText('Да');
  await expect(page.getByRole('row', { name: /^12 лет/ })).toContainText('Нет');

  await page.getByRole('link', { name: 'Закрыть и открыть следующую группу' }).click();
  await page.getByLabel('С какого дня действует новая группа').fill(formatDate(newYear));
  await page.getByLabel('Номинал на год').fill('20 000');
  await page.getByRole('button', { name: 'Закрыть прежнюю и открыть новую' }).click();
  await expect(page.getByText('Следующая группа открыта')).toBeVisible();
  await expect(fact(page, 'Номинал на год')).toHaveText(formatMoney('20000.00'));
  await expect(fact(page, 'Выдают')).toHaveText(`с ${formatDate(newYear)}`);
  await fact(page, 'Открыта вместо').getByRole('link').click();
  await expect(fact(page, 'Выдают')).toHaveText(`по ${formatDate(newYear.subtract({ days: 1 }))}`);
  await expect(fact(page, 'Номинал на год')).toHaveText(formatMoney('18432.00'));

  // The family of this year has nothing to choose between: one group is open today, the amount of this year.
  const family = await browser.newPage();
  await signInOnly(family, parent.login);
  await family.goto(`/cabinet/applications/${applicationId}/certificate`);
  const groups = family.getByRole('radiogroup', { name: 'Группа сертификата' });
  await expect(groups.getByRole('radio')).toHaveCount(1);
  await expect(groups).toContainText(formatMoney('18432.00'));
  await family.close();
});
