import { expect, test } from '@playwright/test';
import { startAnotherSite } from '@/tests/support/e2e-another-site';
import { get } from '@/tests/support/e2e-answers';
import { expectFieldError, heading, signIn, signOut, typeSignIn } from '@/tests/support/e2e-browser';
import { givenOperator } from '@/tests/support/e2e-family';
import { listPages, parametersOf } from '@/tests/support/e2e-routes';
import { codeOf } from '@/tests/support/second-step';

const page = '/account/second-step';

test('специалист настраивает второй шаг, прежде чем увидит хоть что-то, и входит с кодом, а без телефона — с запасным', async ({
  browser,
}) => {
  test.slow();
  const { login } = await givenOperator();
  // Required, as in production, is what nothing at all in the settings means.
  const portal = await startAnotherSite({ SECOND_FACTOR: undefined });
  const context = await browser.newContext({ baseURL: portal.url });
  const desk = await context.newPage();
  try {
    await signIn(desk, login);
    await expect(desk).toHaveURL(page);
    const pages = listPages('/counter', '/admin', '/account', '/choose-role').filter(
      (template) => template !== page && parametersOf(template).length === 0,
    );
    expect(pages.length).toBeGreaterThan(5);
    for (const path of pages) {
      const answer = await get(desk, path);
      expect.soft([answer.status(), answer.headers()['location']], path).toEqual([307, page]);
    }

    await desk.getByRole('button', { name: 'Настроить', exact: true }).click();
    await expect(desk.getByRole('img', { name: 'Код для приложения' })).toBeVisible();
    const secret = (await desk.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()).replaceAll(' ', '');
    const box = desk.getByLabel('Код из приложения');
    await box.fill(codeOf(secret, 40));
    await desk.getByRole('button', { name: 'Подтвердить' }).click();
    await expectFieldError(
      desk,
      box,
      'Код не подошёл. Введите тот, что приложение показывает сейчас; время на телефоне должно быть точным.',
    );
    await box.fill(codeOf(secret));
    await desk.getByRole('button', { name: 'Подтвердить' }).click();
    await expect(heading(desk)).toHaveText('Запасные коды');
    const codes = await desk.getByRole('listitem').allInnerTexts();
    expect(codes).toHaveLength(10);
    const download = desk.waitForEvent('download');
    await desk.getByRole('link', { name: 'Скачать файлом' }).click();
    expect((await download).suggestedFilename()).toBe('zapasnye-kody.txt');
    await desk.getByRole('link', { name: 'Коды сохранены, продолжить' }).click();
    await expect(desk).toHaveURL('/counter');

    await signOut(desk);
    await desk.goto('/sign-in?next=%2Faccount%2Flogin');
    await typeSignIn(desk, login);
    await expect(heading(desk)).toHaveText('Второй шаг входа');
    // The code that set the app up is used; the next one counts already.
    await desk.getByLabel('Код из приложения').fill(codeOf(secret, 1));
    await desk.getByRole('button', { name: 'Войти', exact: true }).click();
    await expect(desk).toHaveURL('/account/login');

    await signOut(desk);
    await desk.goto('/sign-in');
    await typeSignIn(desk, login);
    await desk.getByRole('link', { name: 'Войдите по запасному коду' }).click();
    await desk.getByLabel('Запасной код').fill((codes[0] ?? '').toLowerCase());
    await desk.getByRole('button', { name: 'Войти', exact: true }).click();
    await expect(desk).toHaveURL('/counter');
  } finally {
    await context.close();
    await portal.stop();
  }
});
