import { randomUUID } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { viewAttributes, viewSettings, writeViewSettings } from '@/lib/domain/view-settings';
import {
  expectAccessible,
  expectAxeClean,
  expectNothingToScrollSideways,
  rulesOfLooks,
} from '@/tests/support/e2e-accessible';
import { signIn, signOut } from '@/tests/support/e2e-browser';
import { givenFamily, givenLogin } from '@/tests/support/e2e-family';
import { addressOf, givenRecords } from '@/tests/support/e2e-records';
import { expectControlsToFollowTheEye, expectFocusToFollowTheEye } from '@/tests/support/e2e-focus-order';
import { expectFitting } from '@/tests/support/e2e-layout';
import { familyRooms, openRooms, staffRooms } from '@/tests/support/e2e-rooms';

// A telephone of the smallest kind, and a desktop with the page enlarged to 400 %.
const small = { width: 320, height: 568 };
const large = { width: 1280, height: 800 };
test.use({ colorScheme: 'light', viewport: small });

/** The same pages as in another room, with more rows or a summary of faults: axe and Tab would find the same again. */
const crowds = [
  'открытые страницы с ответами',
  'двести учреждений в списке',
  'двенадцать детей с длинными именами',
  'карточка в каждом состоянии',
  'карточка и двести учреждений',
  'муниципалитет: формы с ошибками',
] as const satisfies (keyof typeof openRooms | keyof typeof familyRooms | keyof typeof staffRooms)[];

function isCrowd(title: string): boolean {
  return crowds.some((crowd) => crowd === title);
}

/** Where columns stand side by side on a large screen: there the order of the focus is another matter. */
function hasColumns(title: string): boolean {
  return ['открытые страницы', 'кабинет родителя', ...Object.keys(staffRooms)].includes(title);
}

/** The page as it stands, made wider. */
async function expectFitOnLargeScreen(page: Page, address: string): Promise<void> {
  await page.setViewportSize(large);
  await expectNothingToScrollSideways(page, `${address}, 1280 px`);
  await expectControlsToFollowTheEye(page, `${address}, 1280 px`);
  await page.setViewportSize(small);
}

test.describe('каждая страница шириной 320 px: правильный HTML, WCAG 2.2 AA, ничего за краем, порядок фокуса и при 1280', () => {
  for (const [title, enter] of Object.entries({ ...openRooms, ...familyRooms, ...staffRooms })) {
    test(title, async ({ page }) => {
      test.slow();
      for (const address of await enter(page)) {
        await test.step(address, async () => {
          await expectAccessible(page, address, { rules: isCrowd(title) ? rulesOfLooks : undefined });
          await expectFitting(page, address);
          if (isCrowd(title)) return;
          await expectFocusToFollowTheEye(page, address);
          if (hasColumns(title)) await expectFitOnLargeScreen(page, address);
        });
      }
    });
  }

  test('страницы нет: для вошедшего и для прочих', async ({ page }) => {
    await expectAccessible(page, '/no-such-page', { status: 404 });
    await signIn(page, (await givenFamily()).parent.login);
    await expectAccessible(page, '/no-such-page', { status: 404 });
    await expectAccessible(page, `/cabinet/children/${randomUUID()}`, { status: 404 });
  });
});

test('кто просит меньше движения, видит его меньше', async ({ page }) => {
  const longest = () =>
    page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('*')].flatMap((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element);
          return `${transitionDuration},${animationDuration}`.split(',').map(parseFloat);
        }),
      ),
    );
  await page.goto('/sign-in');
  expect(await longest()).toBeGreaterThan(0.1);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await longest()).toBeLessThan(0.01);
});

const schemes = Object.keys(viewSettings.colours.options) as (keyof typeof viewSettings.colours.options)[];
const [firstScheme = 'black-on-white', ...otherSchemes] = schemes;
const enlarged = { size: '200', spacing: 'wide', pictures: 'hidden' } as const;

test('версия для слабовидящих во всех цветах: страница каждой комнаты без замечаний', async ({
  page,
  context,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const value = writeViewSettings({ ...enlarged, colours: firstScheme });
  await context.addCookies([{ name: 'portal-view', value, url: baseURL ?? '' }]);
  // A colour half way to another is no colour of ours.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await visitOneOfEachRoom(page, async (address) => {
    await expectAccessible(page, address, { rules: rulesOfLooks });
    for (const colours of otherSchemes) {
      await putOn(page, viewAttributes({ ...enlarged, colours }));
      await expectAxeClean(page, `${address}: ${colours}`, rulesOfLooks);
    }
  });
});

test('тёмная тема: страница каждой комнаты без замечаний', async ({ page }) => {
  test.slow();
  await page.emulateMedia({ colorScheme: 'dark' });
  await visitOneOfEachRoom(page, (address) => expectAccessible(page, address, { rules: rulesOfLooks }));
});

/** Another view on the page as it stands, by what the server would have written. */
async function putOn(page: Page, attributes: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate(async (all) => {
    for (const [name, value] of Object.entries(all)) document.documentElement.setAttribute(name, value);
    // Even the shortest change of a colour takes a picture or two.
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  }, attributes);
}

async function visitOneOfEachRoom(page: Page, look: (address: string) => Promise<void>): Promise<void> {
  const records = await givenRecords();
  const visits = [
    [null, ['/', '/institutions', '/sign-in', '/view']],
    [
      records.parent.login,
      [
        '/cabinet',
        '/cabinet/certificate/apply',
        '/cabinet/certificates/[certificateId]',
        '/cabinet/children/[childId]/apply',
        '/cabinet/children/[childId]/document',
      ],
    ],
    [records.operator.login, ['/counter', '/counter/certificates/[certificateId]']],
    [await givenLogin('regional_admin'), ['/admin/region', '/admin/region/duplicates/[suspicionId]']],
  ] as const;
  for (const [login, templates] of visits) {
    if (login) await signIn(page, login);
    for (const template of templates) {
      await look(addressOf(records, template));
    }
    if (login) await signOut(page);
  }
}
