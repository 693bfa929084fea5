import { expect, test, type Page } from '@playwright/test';
import { formatDate } from '@/lib/domain/dates';
import { database } from '@/lib/platform/database';
import { fact, heading, holdScripts, signIn } from '@/tests/support/e2e-browser';
import { givenChildWithAccount, givenFamily, type GivenFamily } from '@/tests/support/e2e-family';
import { field } from '@/tests/support/e2e-journey';
import { newAddress } from '@/tests/support/e2e-mail';

const title = 'Подать заявление на получение сертификата';
const email = (page: Page) => field(page, 'Электронная почта');
const change = (page: Page, what: string) =>
  page.getByRole('button', { name: new RegExp(`^Изменить ?: ${what}$`) });

async function openCheck(page: Page): Promise<GivenFamily> {
  const family = await givenFamily({ document: true });
  await signIn(page, family.parent.login);
  await page.goto(`/cabinet/children/${family.child.id}/apply`);
  await expect(heading(page)).toHaveText(title);
  return family;
}

/** From the check to a form and back by saving and by «Отмена»; what is typed in the e-mail field comes back each time. */
async function changeAndReturn(page: Page, family: GivenFamily): Promise<void> {
  const check = `/cabinet/children/${family.child.id}/apply`;
  const halfTyped = 'mama@exam';
  await email(page).fill(halfTyped);
  await change(page, 'адрес регистрации').first().click();
  await expect(heading(page)).toHaveText('Сведения о ребёнке');
  await expect(field(page, 'Адрес регистрации')).toBeFocused();
  await field(page, 'Адрес регистрации').fill('г. Новокузнецк, ул. Новая, д. 5');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page).toHaveURL(new RegExp(`${check}\\?saved=child$`));
  await expect(page.getByText('Сведения сохранены')).toBeVisible();
  await expect(fact(page, 'Адрес регистрации').first()).toHaveText('г. Новокузнецк, ул. Новая, д. 5');
  await expect(email(page)).toHaveValue(halfTyped);

  await email(page).fill(`${halfTyped}p`);
  await change(page, 'телефон').click();
  await expect(heading(page)).toHaveText('Обо мне');
  expect(page.url()).not.toContain('exam');
  await page.getByRole('link', { name: 'Отмена' }).click();
  await expect(page).toHaveURL(new RegExp(`${check}$`));
  await expect(email(page)).toHaveValue(`${halfTyped}p`);
  expect(await database().application.count({ where: { childId: family.child.id } })).toBe(0);
}

test('набранное в большом поле раньше, чем ожила страница, остаётся на месте', async ({ page }) => {
  await openCheck(page);
  const goOn = await holdScripts(page);
  await change(page, 'адрес регистрации').first().click({ noWaitAfter: true });
  await expect(heading(page)).toHaveText('Сведения о ребёнке');
  const registered = field(page, 'Адрес регистрации');
  await registered.fill('г. Новокузнецк, ул. Новая, д. 5');
  await registered.press('ArrowLeft');
  goOn();
  await expect
    .poll(() =>
      registered.evaluate((area) => Object.keys(area).some((key) => key.startsWith('__reactProps'))),
    )
    .toBe(true);
  await registered.pressSequentially('1');
  await expect(registered).toHaveValue('г. Новокузнецк, ул. Новая, д. 15');
});

test('пока страница оживает, курсор большого поля остаётся там, куда его поставили', async ({ page }) => {
  await openCheck(page);
  const goOn = await holdScripts(page);
  await page.addInitScript(awakenSlowly);
  await change(page, 'адрес регистрации').first().click({ noWaitAfter: true });
  await expect(heading(page)).toHaveText('Сведения о ребёнке');
  const registered = field(page, 'Адрес регистрации');
  await registered.focus();
  goOn();
  expect(await registered.evaluate(moveCursor)).toEqual([]);
});

/** The cursor is moved again and again while the page awakens; answers the places at which it did not stay. */
async function moveCursor(area: HTMLElement | SVGElement) {
  const text = area as HTMLTextAreaElement;
  const moves = Array.from({ length: 200 }, (_, move) => move % text.value.length);
  const lost: string[] = [];
  for (const place of moves) {
    text.setSelectionRange(place, place);
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (text.selectionStart !== place) lost.push(`${place} → ${text.selectionStart}`);
  }
  return lost;
}

/** From the moment React holds the field its work is cut at every element, as on a telephone busy with something else. */
function awakenSlowly() {
  let [read, tasks] = [0, 0];
  const isHeld = () => {
    const area = document.querySelector('textarea');
    return area !== null && Object.keys(area).some((key) => key.startsWith('__reactFiber'));
  };
  const now = performance.now.bind(performance);
  performance.now = () => now() + (isHeld() && tasks < 40 ? 3 * read++ : 0);
  const post = Reflect.get(MessagePort.prototype, 'postMessage') as (message: unknown) => void;
  MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown) {
    setTimeout(
      () => {
        read = 0;
        if (isHeld()) tasks += 1;
        post.call(this, message);
      },
      isHeld() ? 50 : 0,
    );
  };
}

test('перед отправкой видно всё, что попадёт в заявление', async ({ page }) => {
  const { parent, child, town } = await openCheck(page);
  await expect(page.getByText('Шаг 4 из 8: проверить и отправить заявку.')).toBeVisible();
  await expect(page.getByText('После этого: подтвердить электронную почту.')).toBeVisible();
  const main = page.getByRole('main');
  for (const text of [child.name, parent.name, formatDate(child.birthDate), town.municipality.shortName]) {
    await expect(main).toContainText(text);
  }
  await expect(main).toContainText('Свидетельство о рождении');
  await expect(main).toContainText('Паспорт гражданина РФ');
  await expect(main).toContainText(town.school.name);
  for (const name of ['О ребёнке', 'О Вас']) await expect(page.getByRole('heading', { name })).toBeVisible();
});

test('«Изменить» возвращает к проверке, введённая почта на месте', async ({ page }) => {
  await changeAndReturn(page, await openCheck(page));
});

test('Enter в поле почты отправляет заявку, а не открывает «Изменить»', async ({ page }) => {
  await openCheck(page);
  await email(page).fill(newAddress());
  await email(page).press('Enter');
  await expect(heading(page)).toHaveText('Заявка на сертификат не подтверждена');
  await expect(page).toHaveTitle(/^Заявка на сертификат не подтверждена/);
});

test('ошибка в почте оставляет на проверке', async ({ page }) => {
  await openCheck(page);
  await email(page).fill('mama');
  await page.getByRole('button', { name: 'Отправить заявку' }).click();
  await expect(page).toHaveTitle(/^Ошибка: /);
  await expect(email(page)).toHaveValue('mama');
  await expect(change(page, 'дата рождения')).toBeVisible();
});

test('ребёнок 15 лет проверяет свои сведения от первого лица', async ({ page }) => {
  const { account, child } = await givenChildWithAccount({ document: true });
  await signIn(page, account.login);
  await page.goto(`/cabinet/children/${child.id}/apply`);
  await expect(page.getByText('Шаг 3 из 7:')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'О Вас' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'О ребёнке' })).toHaveCount(0);
  await change(page, 'телефон').click();
  await expect(heading(page)).toHaveText('Обо мне');
  await expect(field(page, 'Телефон')).toBeFocused();
  await field(page, 'Телефон').fill('8 923 000-00-01');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(heading(page)).toHaveText(title);
  await expect(fact(page, 'Телефон').first()).toHaveText('+7 923 000-00-01');
});

test.describe('без JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('«Изменить» возвращает к проверке, введённая почта на месте', async ({ page }) => {
    await changeAndReturn(page, await openCheck(page));
  });
});
