import { expect, type Locator, type Page } from '@playwright/test';
import { homePages } from '@/lib/access/actor';
import type { Role } from '@/lib/domain/roles';
import { givenPassword } from '@/tests/support/given';

/** Signs in by what the form sends and opens the page that follows; those who test signing in type into the page. */
export async function signIn(page: Page, login: string, password: string = givenPassword): Promise<void> {
  await page.goto(await signInOnly(page, login, password));
}

/** The same for who goes elsewhere at once: signs in and opens no page. Returns the one that would follow. */
export async function signInOnly(
  page: Page,
  login: string,
  password: string = givenPassword,
): Promise<string> {
  const answer = await page.request.post('/sign-in/submit', {
    form: { login, password },
    headers: { 'sec-fetch-site': 'same-origin' },
    maxRedirects: 0,
  });
  const next = answer.headers().location ?? '';
  expect(next, login).toMatch(/^\/(?!sign-in)/);
  return next;
}

/** Where somebody of this role begins; an admin of a municipality is led on to the desk of the own one. */
export async function expectHomePage(page: Page, role: Role): Promise<void> {
  await expect(page).toHaveURL(
    role === 'municipal_admin' ? /\/admin\/municipalities\/[0-9a-f-]+$/ : homePages[role],
  );
}

/** Fills in the sign-in page one already stands on. */
export async function typeSignIn(page: Page, login: string, password: string = givenPassword): Promise<void> {
  await page.getByLabel('Логин').fill(login);
  await page.getByLabel('Пароль').fill(password);
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Выход' }).click();
  await expect(page).toHaveURL('/');
}

export function heading(page: Page): Locator {
  return page.getByRole('heading', { level: 1 });
}

/** What the page says beside a term: «Муниципалитет» → «г. Новокузнецк». */
export function fact(page: Page, term: string): Locator {
  return page
    .getByRole('main')
    .locator('dl > div')
    .filter({ has: page.getByText(term, { exact: true }) })
    .locator('dd');
}

/** The summary on top of a form that came back. */
export function errorSummary(page: Page): Locator {
  return page.locator('#error-summary');
}

/** The form came back: the tab, the summary and the field all say so, and the summary leads to the field. */
export async function expectFieldError(page: Page, field: Locator, sentence: string): Promise<void> {
  await expect(page).toHaveTitle(/^Ошибка: /);
  const link = errorSummary(page).getByRole('link', { name: sentence });
  await expect(link).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(new RegExp(escaped(sentence)));
  await link.click();
  await expect(field).toBeFocused();
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The id at the end of an address or before its last part. */
export function idIn(address: string): string {
  const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(
    new URL(address, 'http://portal.invalid').pathname,
  )?.[0];
  if (!id) throw new Error(`No id in ${address}`);
  return id;
}

/** The scripts of the pages to come wait until the answered function is called. */
export async function holdScripts(page: Page): Promise<() => void> {
  const { promise: awaited, resolve } = Promise.withResolvers<undefined>();
  await page.route('**/_next/static/**/*.js', async (route) => {
    await awaited;
    await route.continue();
  });
  return () => {
    resolve(undefined);
  };
}
