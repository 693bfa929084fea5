import { expect, test } from '@playwright/test';
import { inventedFamily } from '@/lib/local/demo/invented-people';
import { fullName } from '@/lib/domain/names';
import { database } from '@/lib/platform/database';
import { signIn } from '@/tests/support/e2e-browser';
import { theTown } from '@/tests/support/e2e-town';
import { givenChild, givenInstitution, givenParent, givenStaff, unique } from '@/tests/support/given';

/** A school of its own: one child whose family has signed in, one whose family has not, one without a login. */
async function givenSchool() {
  const { municipality } = await theTown();
  const school = await givenInstitution({
    municipalityId: municipality.id,
    kind: 'school',
    issuesLogins: true,
  });
  const pupil = { municipalityId: municipality.id, institutionId: school.id };
  const names = [0, 1, 2].map(() => inventedFamily(unique()).child(0));
  const [visited, late, none] = names;
  if (!visited || !late || !none) throw new Error('Three names are invented');
  const parent = await givenParent();
  await database().account.update({
    where: { id: parent.accountId },
    data: { lastSignInAt: new Date() },
  });
  await givenChild({ ...pupil, name: visited, parent });
  await givenChild({ ...pupil, name: late, parent: await givenParent() });
  await givenChild({ ...pupil, name: none });
  const { login } = await givenStaff({ role: 'login_issuer', institutionId: school.id });
  return { login, visited, late, none };
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'с JavaScript' : 'без JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('школа видит, кто не входил, и находит ребёнка по началу фамилии', async ({ page }) => {
      const { login, visited, late, none } = await givenSchool();
      await signIn(page, login);
      await expect(page).toHaveURL('/counter/logins');
      const row = (name: typeof visited) => page.getByRole('row', { name: fullName(name) });
      await expect(row(visited)).toContainText('Входили');
      await expect(row(late)).toContainText('Не входили');
      await expect(row(none)).toContainText('Без логина');

      await page.getByRole('link', { name: /^Не входили/ }).click();
      await expect(page.getByRole('link', { name: /^Не входили/ })).toHaveAttribute('aria-current', 'page');
      await expect(row(late)).toBeVisible();
      await expect(row(visited)).toHaveCount(0);

      await page.getByLabel('Фамилия ребёнка').fill(visited.surname.toUpperCase());
      await page.getByRole('button', { name: 'Найти' }).click();
      await expect(page.getByText(`«${visited.surname.toUpperCase()}» не найдено`)).toBeVisible();
      expect(decodeURIComponent(page.url()).toLowerCase()).not.toContain(visited.surname.toLowerCase());
      await page.getByRole('link', { name: /^Все/ }).click();
      await expect(row(visited)).toBeVisible();
      await expect(page.getByLabel('Фамилия ребёнка')).toHaveValue(visited.surname.toUpperCase());
      await page.getByRole('link', { name: 'Показать всех' }).click();
      await expect(row(none)).toBeVisible();
    });
  });
}

test('на бумаге список с заголовком и без того, что нажимают', async ({ page }) => {
  const { login, late } = await givenSchool();
  await signIn(page, login);
  await page.goto('/counter/logins?access=issued');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(/^Не входили в кабинет, на \d\d\.\d\d\.\d{4}$/)).toBeVisible();
  await expect(page.getByRole('row', { name: fullName(late) })).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('link')).toHaveCount(0);
});
