import { expect, test, type Page } from '@playwright/test';
import { Client } from 'pg';
import readSheet from 'read-excel-file/node';
import { rowStates } from '@/lib/domain/table-import';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { writeTable } from '@/lib/platform/tables/write-table';
import { errorSummary, fact, signIn } from '@/tests/support/e2e-browser';
import { theTown } from '@/tests/support/e2e-town';
import { givenInstitution, givenStaff } from '@/tests/support/given';
import { badLines, firstBadLine, givenFamilyOfBadList } from '@/tests/support/given/bad-list';
import { givenCheckedImport, tableOf } from '@/tests/support/given/imports';
import { gathered } from '@/tests/support/gathered';

const headings = [
  'Класс',
  'ФИО ребёнка',
  'Дата рождения',
  'СНИЛС',
  'Кто приводит',
  'Дата рождения родителя',
  'Кем приходится',
];

async function givenSchool() {
  const { municipality } = await theTown();
  const school = { municipalityId: municipality.id, kind: 'school', issuesLogins: true } as const;
  return givenStaff({ role: 'login_issuer', institutionId: (await givenInstitution(school)).id });
}

async function bookOf(lines: readonly (readonly string[])[]) {
  const content = writeTable('xlsx', ['Список второго класса'], lines);
  const buffer = Buffer.concat(await gathered(content as AsyncIterable<Uint8Array>));
  return { name: 'Список 2А.xlsx', mimeType: 'application/octet-stream', buffer };
}

/** Loads the page anew by its own link until the worker has come to an end: there are no scripts. */
async function untilLoaded(page: Page): Promise<void> {
  await expect(async () => {
    const again = page.getByRole('link', { name: 'Обновить страницу' });
    if ((await again.count()) > 0) await again.click();
    await expect(page.getByRole('heading', { name: 'Список загружен' })).toBeVisible({ timeout: 500 });
  }).toPass();
}

test('школа загружает список со всякими ошибками: видит каждую строку, подтверждает, печатает листки', async ({
  page,
  browser,
}) => {
  const { login, actor } = await givenSchool();
  await givenFamilyOfBadList(actor);
  const lines = badLines();
  await signIn(page, login);
  await page.getByRole('link', { name: 'Загрузить список' }).click();
  await page
    .getByLabel('Файл со списком')
    .setInputFiles(await bookOf([headings, ...lines.map(({ cells }) => cells)]));
  await page.getByRole('button', { name: 'Дальше: столбцы' }).click();

  await page.getByRole('button', { name: 'Проверить файл' }).click();
  await expect(errorSummary(page)).toContainText('Укажите столбец с ФИО взрослого');
  await page
    .getByLabel('ФИО взрослого одним столбцом')
    .selectOption({ label: 'E. Кто приводит, например: Озёрная Ольга' });
  await page.getByRole('button', { name: 'Проверить файл' }).click();

  await expect(page.getByText('Файл проверен, ещё ничего не записано')).toBeVisible();
  const rows = await page.getByRole('row').allInnerTexts();
  for (const [at, { state, why }] of lines.entries()) {
    const row = rows.find((text) => text.startsWith(`${firstBadLine + at}. `));
    expect(row === undefined, String(firstBadLine + at)).toBe(state === null);
    if (state === null) continue;
    expect(row).toContain(rowStates.families[state].title);
    expect(row).toContain(why);
  }

  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const still = await plain.newPage();
  await still.goto(new URL(page.url()).pathname);
  await still.getByRole('button', { name: 'Загрузить 3 строки' }).click();
  await untilLoaded(still);
  await expect(fact(still, 'Записаны')).toHaveText('3');
  await expect(fact(still, 'Не подходят')).toHaveText('12');

  const saving = still.waitForEvent('download');
  await still.getByRole('link', { name: 'Скачать результат' }).click();
  const [sheet] = await readSheet(await (await saving).path());
  const told = (sheet?.data ?? []).slice(1).map((cells) => cells.slice(headings.length));
  const shown = lines.filter(({ state }) => state !== null);
  expect(told).toHaveLength(shown.length);
  for (const [at, { state, why }] of shown.entries()) {
    const written = state === 'waiting';
    expect(told[at]?.[0]).toBe(rowStates.families[written ? 'done' : (state ?? 'refused')].title);
    if (!written) expect(told[at]?.[1]).toContain(why);
  }

  await still.getByRole('link', { name: '2А', exact: true }).click();
  await expect(still.getByLabel('Класс или группа')).toHaveValue('class:2А');
  await plain.close();
});

test('проверка кончилась, пока рисовалась страница о ней: страница это замечает', async ({ page }) => {
  const { login, actor } = await givenSchool();
  const line = ['2А', 'Лескова Анна', '01.09.2018', '', 'Лескова Мария', '01.09.1990', 'мать'];
  const known = headings.map((heading) => (heading === 'Кто приводит' ? 'Родитель' : heading));
  const { importId } = await givenCheckedImport(actor, tableOf([known, line]));
  await signIn(page, login);
  const toStage = (stage: 'checking' | 'checked') =>
    database().tableImport.update({ where: { id: importId }, data: { stage } });
  await toStage('checking');
  const holder = new Client({ connectionString: environment().DATABASE_URL });
  await holder.connect();
  try {
    // The page has read that the list is being checked, and now counts its rows.
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE import_row IN ACCESS EXCLUSIVE MODE');
    const opened = page.goto(`/counter/logins/import/${importId}`);
    const counting = `SELECT FROM pg_locks WHERE relation = 'import_row'::regclass AND NOT granted`;
    await expect.poll(async () => (await holder.query(counting)).rowCount).toBeGreaterThan(0);
    await toStage('checked');
    await holder.query('COMMIT');
    await opened;
  } finally {
    await holder.end();
  }
  await expect(page.getByText('Файл проверен, ещё ничего не записано')).toBeVisible();
});
