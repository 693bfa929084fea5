import { expect, test, type Page } from '@playwright/test';
import { homePages } from '@/lib/access/actor';
import { database } from '@/lib/platform/database';
import { signIn, typeSignIn } from '@/tests/support/e2e-browser';
import { givenFamily, givenOperator } from '@/tests/support/e2e-family';
import { field } from '@/tests/support/e2e-journey';

const minute = 60_000;
const typed = 'г. Новокузнецк, ул. Долгая, 7';
const announcement = (page: Page) => page.getByRole('dialog', { name: /^Сеанс зако/ });

function inMinutes(minutes: number): Date {
  return new Date(Date.now() + minutes * minute);
}

/** The one in use: whoever was made by the tests may have another from being made. */
async function sessionOf(accountId: string) {
  return database().session.findFirstOrThrow({ where: { accountId }, orderBy: { lastSeenAt: 'desc' } });
}

async function expectAsked(page: Page, wait: () => Promise<void>): Promise<void> {
  const asked = page.waitForResponse((response) => new URL(response.url()).pathname === '/session');
  await wait();
  await asked;
}

/** Lets the time of the page pass; what it asks the server then is answered by the server's own clock. */
async function untilAnnounced(page: Page, minutes: number): Promise<void> {
  await expect(async () => {
    await page.clock.fastForward(minutes * minute);
    await expect(announcement(page)).toBeVisible({ timeout: 1000 });
  }).toPass();
}

async function scriptsRun(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith('__react')));
}

for (const [role, idle] of [
  ['parent', 120],
  ['operator', 60],
] as const) {
  test(`за пять минут до конца объявляется, «Продолжить работу» продлевает: ${role}`, async ({ page }) => {
    const { accountId, login } = role === 'parent' ? (await givenFamily()).parent : await givenOperator();
    await signIn(page, login);
    await page.clock.install();
    await page.goto(role === 'parent' ? '/cabinet/me' : homePages[role]);
    await scriptsRun(page);
    const input = role === 'parent' ? field(page, 'Адрес регистрации') : page.getByRole('textbox').first();
    await input.fill(typed);

    // Another tab has been in use: asked, the server says that there is time, and nothing is announced.
    await expectAsked(page, () => page.clock.fastForward((idle - 5) * minute));
    await expect(announcement(page)).toBeHidden();

    const lastSeenAt = inMinutes(4.9 - idle);
    await database().session.updateMany({ where: { accountId }, data: { lastSeenAt } });
    await untilAnnounced(page, idle);
    await expect(announcement(page)).toHaveAccessibleName('Сеанс закончится через 5 минут');
    await expect(announcement(page).getByRole('status')).toHaveText('Сеанс закончится через 5 минут');
    expect((await sessionOf(accountId)).lastSeenAt).toEqual(lastSeenAt);

    const goOn = announcement(page).getByRole('button', { name: 'Продолжить работу' });
    await expect(goOn).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(announcement(page)).toBeHidden();
    await expect(input).toHaveValue(typed);
    expect((await sessionOf(accountId)).lastSeenAt.getTime()).toBeGreaterThan(Date.now() - minute);
  });
}

test('без связи об этом сказано, и можно нажать ещё раз', async ({ page, context }) => {
  const { parent } = await givenFamily();
  await signIn(page, parent.login);
  await page.clock.install();
  await page.goto('/cabinet');
  await scriptsRun(page);
  await database().session.updateMany({
    where: { accountId: parent.accountId },
    data: { lastSeenAt: inMinutes(4.9 - 120) },
  });
  await untilAnnounced(page, 120);
  const goOn = announcement(page).getByRole('button', { name: 'Продолжить работу' });
  await expect(goOn).toBeVisible();
  await context.setOffline(true);
  await goOn.click();
  await expect(announcement(page).getByRole('alert')).toContainText('Нет связи с порталом');
  await context.setOffline(false);
  await goOn.click();
  await expect(announcement(page)).toBeHidden();
});

test('предел в 12 часов не продлевается; после конца введённое возвращается через вход', async ({ page }) => {
  const { parent } = await givenFamily();
  await signIn(page, parent.login);
  const { accountId } = parent;
  await database().session.updateMany({ where: { accountId }, data: { expiresAt: inMinutes(3.9) } });
  await page.clock.install();
  await page.goto('/cabinet/me');
  await expect(announcement(page)).toHaveAccessibleName('Сеанс закончится через 4 минуты');
  await expect(announcement(page)).toContainText('дольше сеанс не длится');
  await expect(announcement(page).getByRole('button', { name: 'Продолжить работу' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(announcement(page)).toBeHidden();
  await field(page, 'Адрес регистрации').fill(typed);

  await database().session.updateMany({ where: { accountId }, data: { endedAt: new Date() } });
  await expectAsked(page, () => page.clock.fastForward(minute));
  await expect(announcement(page)).toHaveAccessibleName('Сеанс закончился');
  await expect(announcement(page).getByRole('link', { name: 'Войти снова' })).toHaveAttribute(
    'href',
    '/sign-in?next=%2Fcabinet%2Fme',
  );
  await announcement(page).getByRole('button', { name: 'Остаться на странице' }).click();
  await expect(announcement(page)).toBeHidden();
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await typeSignIn(page, parent.login);
  await expect(field(page, 'Адрес регистрации')).toHaveValue(typed);
});

test('кто не вошёл, ничего о сеансе не слышит', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('dialog')).toHaveCount(0);
});
