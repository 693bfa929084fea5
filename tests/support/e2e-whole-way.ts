import { expect, type Locator, type Page } from '@playwright/test';
import { identityDocumentKinds } from '@/lib/domain/identity-documents';
import { fact, heading, idIn } from '@/tests/support/e2e-browser';
import { givenFamily, givenOperator } from '@/tests/support/e2e-family';
import { field, photo, scanField, showAllInstitutions, type SentFile } from '@/tests/support/e2e-journey';
import { confirmationSubject, linkIn, newAddress, waitForLetter } from '@/tests/support/e2e-mail';
import { documentOfAge, givenPassword } from '@/tests/support/given';

/** How somebody works a page: with the keyboard alone, with a finger. */
export type Hand = {
  press: (page: Page, target: Locator) => Promise<void>;
  type: (page: Page, target: Locator, text: string) => Promise<void>;
  /** Chooses one of a group of radio buttons. */
  choose: (page: Page, option: Locator) => Promise<void>;
  /** Chooses one of a list by its words. */
  select: (page: Page, list: Locator, words: string) => Promise<void>;
  attach: (page: Page, picker: Locator, file: SentFile) => Promise<void>;
};

/** Called on every page of the way. */
type Seen = (page: Page) => Promise<void>;

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const link = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('link', { name });

/** From the sign-in of a family nothing is known of, by all its forms, to the activated certificate. */
export async function walkTheWholeWay(page: Page, hand: Hand, seen: Seen): Promise<void> {
  const family = await givenFamily({ complete: false });
  const { town, child } = family;
  await signInBy(page, hand, seen, family.parent.login);
  await expect(heading(page)).toHaveText('Услуги');
  await seen(page);
  await tellEverything(page, hand, seen, family);
  const email = await fileAndConfirm(page, hand, seen);

  await hand.press(page, link(page, 'Получить сертификат'));
  await expect(heading(page)).toHaveText('Получение сертификата ПДО');
  await seen(page);
  await hand.choose(page, page.getByRole('radio', { name: town.group.title }));
  await hand.choose(
    page,
    page
      .getByRole('radiogroup', { name: /^Документ/ })
      .getByRole('radio')
      .first(),
  );
  await hand.press(page, button(page, 'Получить сертификат'));
  await expect(page).toHaveURL(/\/cabinet\/certificates\/[0-9a-f-]{36}/);
  await expect(fact(page, 'Статус')).toHaveText('Не активирован');
  await seen(page);
  const card = `/cabinet/certificates/${idIn(page.url())}`;
  await hand.press(page, page.getByRole('link', { name: 'Список учреждений' }).first());
  await showAllInstitutions(page);
  await seen(page);
  await hand.choose(page, page.getByRole('radio', { name: town.desk.name }));
  await hand.press(page, button(page, 'Выбрать это учреждение'));
  await expect(page.getByText('Учреждение выбрано')).toBeVisible();
  await seen(page);
  await hand.press(page, button(page, 'Выход'));
  await expect(page).toHaveURL('/');

  await activateAtTheCounter(page, hand, seen, child.name);
  await waitForLetter(email, 'Сертификат дополнительного образования активирован');
  await signInBy(page, hand, seen, family.parent.login);
  await page.goto(card);
  await expect(fact(page, 'Статус')).toHaveText('Активирован');
  await seen(page);
}

async function signInBy(page: Page, hand: Hand, seen: Seen, login: string): Promise<void> {
  await page.goto('/sign-in');
  await seen(page);
  await hand.type(page, page.getByLabel('Логин'), login);
  await hand.type(page, page.getByLabel(/^Пароль/), givenPassword);
  await hand.press(page, button(page, /^Войти$/));
  await expect(page).not.toHaveURL(/\/sign-in/);
}

/** The document, «Обо мне» and «Сведения о ребёнке»: each form leads to the next. */
async function tellEverything(
  page: Page,
  hand: Hand,
  seen: Seen,
  { child, town }: Awaited<ReturnType<typeof givenFamily>>,
): Promise<void> {
  const document = documentOfAge(child.birthDate);
  await hand.press(page, link(page, /^Предоставить документ/).first());
  await expect(heading(page)).toHaveText('Описание документа');
  await seen(page);
  await hand.select(page, page.getByLabel('Тип документа'), identityDocumentKinds[document.kind].title);
  await hand.type(page, field(page, 'Серия'), document.series);
  await hand.type(page, field(page, 'Номер'), document.number);
  await hand.attach(page, scanField(page).first(), await photo());
  await hand.press(page, button(page, 'Добавить'));
  await expect(page.getByText('Документ добавлен')).toBeVisible();

  await expect(heading(page)).toHaveText('Обо мне');
  await seen(page);
  const passport = documentOfAge(child.birthDate.subtract({ years: 20 }));
  await hand.select(page, page.getByLabel('Тип документа'), identityDocumentKinds[passport.kind].title);
  await hand.type(page, field(page, 'Серия'), passport.series);
  await hand.type(page, field(page, 'Номер'), passport.number);
  await hand.type(page, field(page, 'Адрес регистрации'), '654000, г. Пробный, ул. Центральная, д. 1, кв. 2');
  await hand.type(page, field(page, 'Телефон'), '8 913 000-00-01');
  await hand.press(page, button(page, 'Сохранить'));

  await expect(heading(page)).toHaveText('Сведения о ребёнке');
  await seen(page);
  await hand.select(page, page.getByLabel('Муниципалитет'), town.municipality.shortName);
  await hand.select(page, page.getByLabel('Школа или детский сад'), town.school.name);
  await hand.press(page, button(page, 'Сохранить'));
}

/** The application, first with a slip in the address, and the letter. Returns the address. */
async function fileAndConfirm(page: Page, hand: Hand, seen: Seen): Promise<string> {
  await expect(heading(page)).toHaveText('Подать заявление на получение сертификата');
  await seen(page);
  await hand.type(page, field(page, 'Электронная почта'), 'не адрес');
  await hand.press(page, button(page, 'Отправить заявку'));
  await expect(page).toHaveTitle(/^Ошибка: /);
  await seen(page);
  await hand.press(page, page.locator('#error-summary').getByRole('link').first());
  await expect(field(page, 'Электронная почта')).toBeFocused();
  const email = newAddress();
  await hand.type(page, field(page, 'Электронная почта'), email);
  await hand.press(page, button(page, 'Отправить заявку'));
  await expect(heading(page)).toHaveText('Заявка на сертификат не подтверждена');
  await seen(page);
  await page.goto(linkIn(await waitForLetter(email, confirmationSubject), '/confirm-email/'));
  await expect(page.getByText('Заявка на сертификат подтверждена').first()).toBeVisible();
  await seen(page);
  return email;
}

async function activateAtTheCounter(page: Page, hand: Hand, seen: Seen, child: string): Promise<void> {
  await signInBy(page, hand, seen, (await givenOperator()).login);
  await expect(heading(page)).toHaveText('Приём');
  await seen(page);
  await hand.type(page, page.getByLabel('Номер сертификата, фамилия или код с заявления'), child);
  await hand.press(page, button(page, 'Найти'));
  await expect(link(page, child).first()).toBeVisible();
  await seen(page);
  await hand.press(page, link(page, child).first());
  await expect(heading(page)).toHaveText(child);
  await seen(page);
  await hand.press(page, button(page, 'Все оригиналы на месте'));
  await expect(page.getByRole('radio', { name: 'Оригинал' }).first()).toBeChecked();
  await hand.press(page, button(page, 'Активировать'));
  await expect(page.getByText('Сертификат активирован').first()).toBeVisible();
  await seen(page);
  await hand.press(page, button(page, 'Выход'));
  await expect(page).toHaveURL('/');
}
