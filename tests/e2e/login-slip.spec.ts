import { expect, test, type Page } from '@playwright/test';
import { formatDate } from '@/lib/domain/dates';
import { inventedFamily } from '@/lib/local/demo/invented-people';
import { today } from '@/lib/platform/clock';
import { heading, signIn } from '@/tests/support/e2e-browser';
import { givenLogin } from '@/tests/support/e2e-family';
import { unique } from '@/tests/support/given';
import { readPdf } from '@/tests/unit/papers/read-pdf';

const own = 'тихая река и три сосны';

/** What stands on the one slip of the file that pressing the button saves. */
async function savedSlip(page: Page) {
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать листок (PDF)' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('Листки для входа.pdf');
  const { pages } = await readPdf(await saved.createReadStream());
  const text = pages.map((one) => one.text).join(' ');
  const login = /Логин: (\S+)/.exec(text)?.[1] ?? '';
  const code = /\w{5}-\w{5}-\w{5}/.exec(text)?.[0] ?? '';
  return { text, login, code };
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'с JavaScript' : 'без JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('школа записывает семью и печатает листок, родитель входит по нему и видит детей', async ({
      page,
    }) => {
      const { mother, child } = inventedFamily(unique());
      const [elder, younger] = [child(0), child(1)];
      await signIn(page, await givenLogin('login_issuer'));
      await page.getByRole('link', { name: 'Записать семью' }).click();
      const parent = page.getByRole('group', { name: 'Родитель (законный представитель)' });
      await parent.getByLabel('Фамилия').fill(mother.surname);
      await parent.getByLabel('Имя').fill(mother.givenName);
      const first = page.getByRole('group', { name: 'Ребёнок', exact: true });
      await first.getByLabel('Фамилия').fill(elder.surname);
      await first.getByLabel('Имя').fill(elder.givenName);
      await first.getByLabel('Дата рождения').fill(formatDate(today().subtract({ years: 9 })));
      await first.getByLabel('Класс или группа').fill('2 «Б»');
      await page.getByRole('button', { name: 'Добавить ещё ребёнка' }).click();

      await expect(first).toHaveCount(0);
      const second = page.getByRole('group', { name: 'Ребёнок 2' });
      await expect(parent.getByLabel('Имя')).toHaveValue(mother.givenName);
      await second.getByLabel('Фамилия').fill(younger.surname);
      await second.getByLabel('Имя').fill(younger.givenName);
      await second.getByLabel('Дата рождения').fill(formatDate(today().subtract({ years: 6 })));
      await second.getByLabel('Кем взрослый приходится ребёнку').selectOption('Усыновитель');
      await page.getByRole('button', { name: 'Записать семью' }).click();

      await expect(page.getByText('Семья записана')).toBeVisible();
      await page.getByRole('link', { name: 'Выдать логин' }).click();
      const slip = await savedSlip(page);
      expect(slip.text).toContain(`${mother.surname} ${mother.givenName}`);
      expect(slip.text).toContain(`${elder.surname} ${elder.givenName}, 2 «Б»`);
      await page.getByRole('link', { name: 'К записи ученика' }).click();
      await expect(page.getByText(`Логин ${slip.login}, листок выдан ${formatDate(today())}`)).toBeVisible();

      await page.context().clearCookies();
      if (javaScriptEnabled) {
        await page.goto(`/sign-in#login=${slip.login}&code=${slip.code.replaceAll('-', '')}`);
        await expect(page.getByRole('status').getByText('взяты с листка')).toBeVisible();
        await expect(page).toHaveURL('/sign-in');
        await page.getByRole('button', { name: 'Войти', exact: true }).click();
      } else {
        await signIn(page, slip.login, slip.code.toLowerCase());
      }
      await expect(heading(page)).toHaveText('Придумайте свой пароль');
      await page.getByLabel('Новый пароль').fill(own);
      await page.getByLabel('Ещё раз').fill(own);
      await page.getByRole('button', { name: 'Сохранить и войти' }).click();
      await expect(page).toHaveURL('/cabinet');
      await page.goto('/cabinet/children');
      const main = page.getByRole('main');
      for (const { surname, givenName } of [elder, younger]) {
        await expect(main).toContainText(`${surname} ${givenName}`);
      }
    });
  });
}
