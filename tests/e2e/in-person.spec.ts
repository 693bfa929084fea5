import { expect, test, type Page } from '@playwright/test';
import { heading, holdScripts, signIn } from '@/tests/support/e2e-browser';
import { findLastDraft } from '@/lib/platform/drafts';
import { visitFormPage } from '@/lib/reception/visit-form';
import { givenOperator } from '@/tests/support/e2e-family';
import { download, readPapers } from '@/tests/support/e2e-pdf';
import { theTown } from '@/tests/support/e2e-town';
import { typedVisit, type TypedVisit } from '@/tests/support/visit-form';
import { readPdf } from '@/tests/unit/papers/read-pdf';

const own = 'тихая река и три сосны';

/** Types the values into the fields of these names; what is a choice is chosen. */
async function typeIn(page: Page, values: Record<string, string>, names: RegExp): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`[name="${name}"]:not([type="hidden"])`);
    if (value === '' || !names.test(name) || (await field.count()) === 0) continue;
    if (await field.evaluate((element) => element instanceof HTMLSelectElement))
      await field.selectOption(value);
    else await field.fill(value);
  }
}

test('семья без кабинета: одна форма, печать, активация и листок для входа', async ({ page }) => {
  const operator = await givenOperator();
  const { id: groupId } = (await theTown()).group;
  const family: TypedVisit = {
    ...typedVisit({ ages: [9, 6] }),
    child1GroupId: groupId,
    child2GroupId: groupId,
  };
  await signIn(page, operator.login);
  await page.getByRole('link', { name: 'Записать семью без кабинета' }).click();
  await expect(heading(page)).toHaveText('Записать семью');

  // Screen 1: the telephone is pasted as it comes, the browser dies on the way, the second child gets the surname.
  await typeIn(page, family, /^(?!child)/);
  await page.locator('[name="email"]').focus();
  await expect(page.locator('[name="phone"]')).toHaveValue(/^\+7 \d{3} \d{3}-\d{2}-\d{2}$/);
  await typeIn(page, family, /^child1/);
  await expect(page.getByText('Введённое сохранено как черновик.')).toBeVisible();
  await expect
    .poll(async () => (await findLastDraft(operator.accountId, visitFormPage))?.values.child1GroupId)
    .toBe(groupId);
  await page.goto('/counter');
  await page.getByRole('link', { name: 'Продолжить' }).click();
  await expect(heading(page)).toHaveText('Записать семью');
  await expect(page.locator('[name="child1GivenName"]')).toHaveValue(family.child1GivenName ?? '');
  await page.getByRole('button', { name: 'Добавить ещё ребёнка' }).click();
  await expect(page.locator('[name="child2Surname"]')).toHaveValue(family.child1Surname ?? '');
  await typeIn(page, family, /^child2/);
  await page.getByRole('button', { name: 'Записать и напечатать' }).click();

  // Screen 2: one file for all, one press for all.
  await expect(heading(page)).toHaveText('Печать и активация');
  const href = await page.getByRole('link', { name: 'Заявления и согласия (PDF)' }).getAttribute('href');
  const pdf = await readPapers((await download(page, href ?? '')).bytes);
  expect(pdf.pages).toHaveLength(4);
  await page.getByRole('button', { name: 'Все оригиналы на месте' }).click();
  await page.getByRole('button', { name: 'Подписано, всё сверено: активировать' }).click();

  // Screen 3: numbers, the slip, the next family.
  await expect(page.getByText('Всё активировано')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Следующая семья' })).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать листок (PDF)' }).click();
  const slip = await readPdf(await (await saving).createReadStream());
  const text = slip.pages.map((one) => one.text).join(' ');

  await page.context().clearCookies();
  await signIn(page, /Логин: (\S+)/.exec(text)?.[1] ?? '', /\w{5}-\w{5}-\w{5}/.exec(text)?.[0] ?? '');
  await page.getByLabel('Новый пароль').fill(own);
  await page.getByLabel('Ещё раз').fill(own);
  await page.getByRole('button', { name: 'Сохранить и войти' }).click();
  await expect(page).toHaveURL('/cabinet');
  await page.goto('/cabinet/children');
  for (const name of [family.child1GivenName, family.child2GivenName]) {
    await expect(page.getByRole('main')).toContainText(name ?? '');
  }
  await expect(page.getByRole('main').getByText('Активирован', { exact: true })).toHaveCount(2);
});

test('введённое раньше, чем ожила страница, сохраняется как черновик', async ({ page }) => {
  const operator = await givenOperator();
  await signIn(page, operator.login);
  const goOn = await holdScripts(page);
  await page.goto(visitFormPage, { waitUntil: 'commit' });
  const { surname = '' } = typedVisit();
  await page.locator('[name="surname"]').fill(surname);
  goOn();
  await expect(page.getByText('Введённое сохранено как черновик.')).toBeVisible();
  const draft = await findLastDraft(operator.accountId, visitFormPage);
  expect(draft?.values.surname).toBe(surname);
});
