import { expect, test, type Page } from '@playwright/test';
import { database } from '@/lib/platform/database';
import { errorSummary, heading } from '@/tests/support/e2e-browser';
import { theTown } from '@/tests/support/e2e-town';
import { givenInstitution, givenMunicipality } from '@/tests/support/given';

const pages = [
  '/',
  '/certificate',
  '/how-to-get',
  '/how-to-get?way=visit',
  '/documents',
  '/questions',
  '/institutions',
  '/privacy',
  '/accessibility',
  '/support',
];

const main = (page: Page) => page.getByRole('main');

test('у каждой открытой страницы свой заголовок, своё описание и один h1', async ({ page }) => {
  const titles = new Set<string>();
  const descriptions = new Set<string | null>();
  for (const address of pages) {
    await page.goto(address);
    await expect.soft(heading(page), address).toHaveCount(1);
    titles.add(await page.title());
    descriptions.add(await page.locator('meta[name=description]').getAttribute('content'));
  }
  expect(titles.size).toBe(pages.length);
  // Both ways of «Как получить» are one page to a search engine.
  expect(descriptions.size).toBe(pages.length - 1);
});

test('ни одна ссылка открытых страниц не ведёт в пустоту', async ({ page }) => {
  test.slow();
  const { municipality } = await theTown();
  const found = new Set<string>();
  for (const address of [...pages, `/institutions/${municipality.slug}`]) {
    await page.goto(address);
    const hrefs = await page.locator('a[href^="/"], a[href^="#"]').evaluateAll((links) =>
      links.map((link) => {
        const { pathname, search, hash } = new URL((link as HTMLAnchorElement).href);
        return `${pathname}${search}${hash}`;
      }),
    );
    for (const href of hrefs) found.add(href);
  }
  const documents = new Map<string, string>();
  for (const href of found) {
    const [address = '', hash] = href.split('#');
    const body = documents.get(address) ?? (await readOk(page, address));
    documents.set(address, body);
    if (hash) expect.soft(body.includes(`id="${hash}"`), href).toBe(true);
  }
  expect(documents.size).toBeGreaterThan(15);
});

async function readOk(page: Page, address: string): Promise<string> {
  const answer = await page.request.get(address);
  expect.soft(answer.status(), address).toBe(200);
  return answer.text();
}

test.describe('без JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('список документов для своей семьи', async ({ page }) => {
    const { municipality } = await theTown();
    await page.goto('/documents');
    await page.getByLabel('Сам ребёнок, ему уже есть 14 лет').check();
    await page.getByLabel('До 14 лет').check();
    await page.getByRole('button', { name: 'Показать список' }).click();
    await expect(page).toHaveTitle(/^Ошибка: /);
    const wrongAge = errorSummary(page).getByRole('link', { name: 'До 14 лет заявление подаёт родитель' });
    await wrongAge.click();
    await expect(page.getByLabel('До 14 лет')).toBeFocused();
    await expect(errorSummary(page).getByRole('link')).toHaveCount(3);
    await expect(page.getByLabel('Сам ребёнок, ему уже есть 14 лет')).toBeChecked();

    await page.getByLabel('Опекун, попечитель или приёмный родитель').check();
    await page.getByLabel('Нет', { exact: true }).check();
    await page.getByLabel('Где живёт ребёнок?').selectOption({ label: municipality.shortName });
    await page.getByRole('button', { name: 'Показать список' }).click();
    await expect(heading(page)).toHaveText('Документы для Вашей семьи');
    const list = main(page).getByRole('listitem');
    await expect(list.filter({ hasText: 'Свидетельство о рождении ребёнка' })).toBeVisible();
    await expect(list.filter({ hasText: 'Документ о Ваших полномочиях' })).toBeVisible();
    await expect(list.filter({ hasText: 'подтверждающий проживание' })).toBeVisible();

    await page.getByText('Изменить ответы').click();
    await page.getByLabel('14 лет и больше').check();
    await page.getByLabel('Да', { exact: true }).check();
    await page.getByRole('button', { name: 'Показать список' }).click();
    await expect(list.filter({ hasText: 'Паспорт ребёнка' })).toBeVisible();
    await expect(list.filter({ hasText: 'подтверждающий проживание' })).toHaveCount(0);
  });

  test('муниципалитет выбран, учреждение найдено, часы и телефон на месте', async ({ page }) => {
    const { municipality, desk } = await theTown();
    await page.goto('/institutions');
    await page.getByLabel('Муниципалитет', { exact: true }).selectOption({ label: municipality.shortName });
    await page.getByLabel('Название, улица или номер').fill(desk.name.toLowerCase());
    await page.getByRole('button', { name: 'Найти' }).click();
    await expect(page).toHaveURL(new RegExp(`/institutions/${municipality.slug}\\?q=`));
    await expect(main(page).getByRole('heading', { level: 3 })).toHaveText([desk.name]);
    await expect(main(page).getByText('пн–пт 9:30')).toBeVisible();
    await expect(main(page).getByRole('link', { name: '8 (384-3) 00-00-00' })).toHaveAttribute(
      'href',
      'tel:+73843000000',
    );
    await page.getByRole('link', { name: 'Сбросить поиск' }).click();
    await expect(main(page).getByRole('heading', { level: 3 })).not.toHaveCount(1);
  });

  test('ничего не нашлось — сказано, что делать', async ({ page }) => {
    await page.goto('/institutions?q=такого-нет-нигде');
    await expect(main(page).getByText('Таких учреждений не нашлось')).toBeVisible();
    await page.goto('/questions?q=абракадабра');
    await expect(main(page).getByText('Ответа с такими словами нет')).toBeVisible();
    await page.getByRole('link', { name: 'Все вопросы' }).first().click();
    await expect(page).toHaveURL('/questions');
  });

  test('ответ открывается ссылкой на него', async ({ page }) => {
    await page.goto('/questions?open=lost-number#lost-number');
    await expect(page.getByText('Новый сертификат оформлять не нужно')).toBeVisible();
    await page.goto('/questions?q=ПИСЬМО+не+пришло');
    await expect(page.getByText('посмотрите в папке «Спам»')).toBeVisible();
  });

  test('оба пути — на своей вкладке', async ({ page }) => {
    await page.goto('/how-to-get');
    await expect(main(page).getByRole('heading', { name: 'Войдите в кабинет' })).toBeVisible();
    await page.getByRole('link', { name: 'Лично, в одно посещение' }).click();
    await expect(main(page).getByRole('heading', { name: 'Придите в учреждение' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Лично, в одно посещение' })).toHaveAttribute(
      'aria-current',
      'page',
    );
  });
});

test('якорь сам открывает ответ', async ({ page }) => {
  await page.goto('/questions#no-printer');
  await expect(page.getByText('заявление и согласие напечатают на месте')).toBeVisible();
});

test('ответ муниципалитета виден, когда он выбран', async ({ page }) => {
  const { id, slug, shortName } = await givenMunicipality();
  await database().publicQuestion.create({
    data: {
      municipalityId: id,
      slug: 'no-printer',
      topic: 'getting',
      question: 'Негде распечатать заявление',
      answer: 'Распечатают в библиотеке.',
      effectiveFrom: new Date('2020-01-01'),
    },
  });
  await page.goto('/questions');
  await page.getByLabel('Муниципалитет', { exact: true }).selectOption(slug);
  await page.getByRole('button', { name: 'Показать' }).click();
  await page.getByText('Негде распечатать заявление').click();
  await expect(page.getByText('Распечатают в библиотеке.')).toBeVisible();
  await expect(page.getByText(`Ответ муниципалитета: ${shortName}`)).toBeVisible();
});

test('длинный список — по частям', async ({ page }) => {
  const { id, slug } = await givenMunicipality();
  for (let n = 1; n <= 31; n += 1) {
    await givenInstitution({ municipalityId: id, accepts: 'everybody', name: `Школа № ${n}` });
  }
  await page.goto(`/institutions/${slug}`);
  const cards = main(page).getByRole('heading', { level: 3 });
  await expect(cards).toHaveCount(30);
  await page.getByRole('link', { name: 'Дальше по списку' }).click();
  await expect(cards).toHaveCount(1);
  await page.getByRole('link', { name: 'К началу списка' }).click();
  await expect(cards).toHaveCount(30);
});

test('чужого муниципалитета нет', async ({ page }) => {
  const answer = await page.goto('/institutions/no-such-town');
  expect(answer?.status()).toBe(404);
});
