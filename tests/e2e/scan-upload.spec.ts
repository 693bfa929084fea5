import { expect, test, type Page } from '@playwright/test';
import { scanRefusals, scanSendingFaults, scanSizeLimit } from '@/lib/domain/scan-files';
import { database } from '@/lib/platform/database';
import { expectAxeClean } from '@/tests/support/e2e-accessible';
import { signIn, typeSignIn } from '@/tests/support/e2e-browser';
import { givenFamily, givenOperator, type GivenFamily } from '@/tests/support/e2e-family';
import { openRecord } from '@/tests/support/e2e-counter';
import { field, scanField, typeDocument } from '@/tests/support/e2e-journey';
import { interceptChoosers } from '@/tests/support/e2e-keyboard';
import {
  add,
  broken,
  expectSent,
  mended,
  openDocumentForm,
  phoneFile,
  scanAddress,
  sentBodies,
  slowNetwork,
  storedPicture,
  wideFile,
} from '@/tests/support/e2e-scans';
import { documentOfAge, givenCertificate } from '@/tests/support/given';
import { scannedPdf } from '@/tests/support/pdfs';
import { cutPhoto, notPictures } from '@/tests/support/pictures';

const preview = (page: Page) => page.getByRole('img', { name: 'Предпросмотр документа' });
const status = (page: Page) => page.locator('#field-scan-status');

/** A document form with everything but the picture typed. */
async function givenForm(page: Page): Promise<GivenFamily & { number: string }> {
  const family = await givenFamily();
  const document = documentOfAge(family.child.birthDate);
  await openDocumentForm(page, family);
  await typeDocument(page, document);
  await expect(page.getByText('Выбрать файл')).toBeVisible();
  return { ...family, number: document.number };
}

async function expectAdded(page: Page): Promise<void> {
  await add(page);
  await expect(page.getByText('Документ добавлен')).toBeVisible();
}

test('снимок в 12 мегапикселей уходит лёгким, ровным и без места съёмки', async ({ page }) => {
  const { child } = await givenForm(page);
  const bodies = await sentBodies(page);
  const file = await phoneFile();
  expect(file.buffer.length).toBeGreaterThan(3_000_000);
  await scanField(page).setInputFiles(file);
  await expectSent(page);
  await expect(preview(page)).toBeVisible();
  await expect(scanField(page)).toBeEnabled();

  expect(bodies).toHaveLength(1);
  expect(bodies[0]?.length).toBeLessThan(1_000_000);
  expect(file.buffer.includes('Secret-Model-7')).toBe(true);
  expect(bodies[0]?.includes('Secret-Model-7')).toBe(false);
  expect(bodies[0]?.includes('Exif')).toBe(false);

  await expectAdded(page);
  expect(await storedPicture({ document: { personId: child.id } })).toMatchObject({
    width: 1875,
    height: 2500,
    top: 'red',
    bottom: 'blue',
  });
});

test('PDF из двух страниц: семья прикладывает файл, специалист видит страницы картинками', async ({
  page,
}) => {
  const { child, town } = await givenForm(page);
  await scanField(page).setInputFiles({
    name: 'skan.pdf',
    mimeType: 'application/pdf',
    buffer: await scannedPdf({ pages: 2 }),
  });
  await expectSent(page);
  await expect(preview(page)).toHaveCount(0);
  await expectAdded(page);
  expect(await storedPicture({ document: { personId: child.id } })).toMatchObject({
    left: 'red',
    right: 'blue',
  });
  await page.reload();
  await expect(page.getByRole('link', { name: 'Открыть страницу 2' })).toBeVisible();

  const { certificateId } = await givenCertificate({ childId: child.id, groupId: town.group.id });
  const operator = await givenOperator(town);
  await page.context().clearCookies();
  await signIn(page, operator.login);
  await openRecord(page, certificateId);
  for (const number of [1, 2]) {
    if (number === 2) await page.getByRole('button', { name: 'Следующая страница' }).click();
    const picture = page.getByRole('img', { name: new RegExp(`^Скан: .+, страница ${number}$`) });
    await expect(picture).toBeVisible();
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalHeight)).toBe(2500);
  }
});

test('с клавиатуры: выбрать, повернуть, добавить', async ({ page }) => {
  interceptChoosers(page);
  const { child, parent } = await givenForm(page);
  await field(page, 'Место выдачи').press('Tab');
  await expect(scanField(page)).toBeFocused();
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(await wideFile());
  await expectSent(page);
  await expect(scanField(page)).toBeFocused();

  await page.keyboard.press('Shift+Tab');
  const right = page.getByRole('button', { name: 'Повернуть вправо' });
  await expect(right).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(status(page)).toHaveText(/Готовим|Загружено/);
  await expectSent(page);
  await expect(right).toBeFocused();
  expect(await database().scan.count({ where: { ownerId: parent.accountId } })).toBe(1);
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'Повернуть влево' })).toBeFocused();

  await page.getByRole('button', { name: 'Добавить' }).press('Enter');
  await expect(page.getByText('Документ добавлен')).toBeVisible();
  // Three quarters clockwise: what was left is below.
  expect(await storedPicture({ document: { personId: child.id } })).toMatchObject({
    width: 800,
    height: 1200,
    top: 'blue',
    bottom: 'red',
  });
});

test.describe('файл, который не подходит: сказано сразу, ничего не отправлено', () => {
  const files = [
    ['не картинка', 'spravka.jpg', notPictures.text, scanRefusals.not_a_picture],
    ['пустой', 'empty.jpg', Buffer.alloc(0), scanRefusals.empty],
    ['битая картинка', 'cut.jpg', notPictures.cutJpeg, scanRefusals.unreadable],
    ['PDF без конца', 'scan.pdf', notPictures.pdf, scanRefusals.unreadable],
    ['снимок iPhone, которого браузер не понимает', 'IMG.HEIC', notPictures.heic, scanRefusals.heic],
    ['больше 15 МБ', 'big.jpg', Buffer.alloc(scanSizeLimit + 1, 0xff), scanRefusals.too_large],
  ] as const;
  for (const [title, name, buffer, sentence] of files) {
    test(title, async ({ page }) => {
      const { number } = await givenForm(page);
      const address = page.url();
      const bodies = await sentBodies(page);
      await scanField(page).setInputFiles({ name, mimeType: 'image/jpeg', buffer });
      await expect(status(page)).toContainText(sentence);
      await expect(scanField(page)).toHaveAttribute('aria-invalid', 'true');
      await expect(scanField(page)).toHaveAccessibleDescription(new RegExp(sentence.slice(0, 20)));
      expect(bodies).toHaveLength(0);
      expect(page.url()).toBe(address);

      await scanField(page).setInputFiles(await wideFile());
      await expectSent(page);
      await expect(scanField(page)).not.toHaveAttribute('aria-invalid');
      await expect(field(page, 'Номер')).toHaveValue(number);
    });
  }
});

test('от картинки дошла половина: сказано сразу, ничего не отправлено', async ({ page }) => {
  await givenForm(page);
  const bodies = await sentBodies(page);
  const buffer = await cutPhoto();
  await scanField(page).setInputFiles({ name: 'half.jpg', mimeType: 'image/jpeg', buffer });
  await expect(status(page)).toContainText(scanRefusals.unreadable);
  expect(bodies).toHaveLength(0);
});

test('больше 15 МБ, но открывается: уменьшенный снимок принят', async ({ page }) => {
  await givenForm(page);
  const bodies = await sentBodies(page);
  const { buffer } = await phoneFile();
  const padded = Buffer.concat([buffer, Buffer.alloc(scanSizeLimit)]);
  await scanField(page).setInputFiles({ name: 'big.jpg', mimeType: 'image/jpeg', buffer: padded });
  await expectSent(page);
  expect(bodies[0]?.length).toBeLessThan(1_000_000);
});

test('связь оборвалась: «Повторить» отправляет тот же снимок, введённое на месте', async ({ page }) => {
  const { number } = await givenForm(page);
  await broken(page);
  await scanField(page).setInputFiles(await wideFile());
  await expect(status(page)).toContainText(scanSendingFaults.connection);
  await expect(preview(page)).toBeVisible();
  await page.getByRole('button', { name: 'Повторить' }).click();
  await expect(status(page)).toContainText(scanSendingFaults.connection);
  await add(page);
  await expect(scanField(page)).toBeFocused();
  await expect(status(page)).toContainText(scanSendingFaults.connection);

  await mended(page);
  await page.getByRole('button', { name: 'Повторить' }).click();
  await expectSent(page);
  await expect(scanField(page)).toBeFocused();
  await expect(field(page, 'Номер')).toHaveValue(number);
  await expectAdded(page);
});

test('сервер не отвечает как следует: сказано, что повторить позже', async ({ page }) => {
  await givenForm(page);
  await page.route(scanAddress, (route) => route.fulfill({ status: 502, body: '<h1>Bad Gateway</h1>' }));
  await scanField(page).setInputFiles(await wideFile());
  await expect(status(page)).toContainText(scanSendingFaults.unavailable);
  await mended(page);
  await page.getByRole('button', { name: 'Повторить' }).click();
  await expectSent(page);
});

test.describe('файл ещё в пути', () => {
  test('«Добавить» ждёт его и говорит об этом', async ({ page }) => {
    const { child } = await givenForm(page);
    const network = await slowNetwork(page);
    await scanField(page).setInputFiles(await wideFile());
    await expect(page.getByRole('progressbar', { name: 'Отправка файла' })).toBeVisible();
    await add(page);
    await expect(status(page)).toContainText('Форма отправится сама');
    expect(await database().identityDocument.count({ where: { personId: child.id } })).toBe(0);
    await network.letGo();
    await expect(page.getByText('Документ добавлен')).toBeVisible();
    expect(await database().identityDocument.count({ where: { personId: child.id } })).toBe(1);
  });

  test('«Отменить» забывает его', async ({ page }) => {
    const { parent } = await givenForm(page);
    const network = await slowNetwork(page);
    await scanField(page).setInputFiles(await wideFile());
    await page.getByRole('button', { name: 'Отменить' }).click();
    await expect(scanField(page)).toBeFocused();
    await expect(preview(page)).toBeHidden();
    await expect(status(page)).toBeEmpty();
    await network.letGo();
    await scanField(page).setInputFiles(await wideFile('drugoj.jpg'));
    await expect(status(page)).toContainText('Файл «drugoj.jpg»');
    expect(await database().scan.count({ where: { ownerId: parent.accountId } })).toBe(1);
  });

  test('сеанс закончился: после входа введённое на месте', async ({ page }) => {
    const { parent, number } = await givenForm(page);
    const network = await slowNetwork(page);
    await scanField(page).setInputFiles(await wideFile());
    await database().session.updateMany({
      where: { accountId: parent.accountId },
      data: { endedAt: new Date() },
    });
    await network.letGo();
    await expect(status(page)).toContainText(scanSendingFaults.signed_out);
    await add(page);
    await expect(page).toHaveURL(/\/sign-in/);
    await typeSignIn(page, parent.login);
    await expect(field(page, 'Номер')).toHaveValue(number);
    await scanField(page).setInputFiles(await wideFile());
    await expectAdded(page);
  });
});

test('ошибка в другом поле не теряет снимка, его можно ещё раз повернуть', async ({ page }) => {
  const { child, number } = await givenForm(page);
  await field(page, 'Номер').fill('12');
  await scanField(page).setInputFiles(await wideFile());
  await expectSent(page);
  await add(page);
  await expect(page).toHaveTitle(/^Ошибка: /);
  await expect(page.getByText(/Файл «shirokij\.jpg» \(.+\) уже загружен, его можно оставить/)).toBeVisible();
  await expect
    .poll(() => preview(page).evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Повернуть влево' }).click();
  await expectSent(page);
  await field(page, 'Номер').fill(number);
  await expectAdded(page);
  // A quarter back: what was left is below.
  expect(await storedPicture({ document: { personId: child.id } })).toMatchObject({
    width: 800,
    height: 1200,
    bottom: 'red',
  });
});

/** As if a person dropped or pasted it. */
async function bring(page: Page, how: 'drop' | 'paste', name: string, text?: string): Promise<void> {
  const { buffer } = await wideFile();
  const brought = { how, name, text, base64: buffer.toString('base64') };
  await page.evaluate(({ how, name, text, base64 }) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], name, { type: 'image/jpeg' }));
    if (text !== undefined) data.setData('text/plain', text);
    const event =
      how === 'drop'
        ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
        : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector('h1')?.dispatchEvent(event);
  }, brought);
}

test('снимок можно перетащить и вставить; текст с картинкой вставляется как текст', async ({ page }) => {
  await givenForm(page);
  await bring(page, 'drop', 'brosili.jpg');
  await expect(status(page)).toContainText('Файл «brosili.jpg»');
  await bring(page, 'paste', 'iz-tablicy.jpg', 'ЗАГС');
  await expect(status(page)).toContainText('Файл «brosili.jpg»');
  await bring(page, 'paste', 'vstavili.jpg');
  await expect(status(page)).toContainText('Файл «vstavili.jpg»');
  await expectAdded(page);
});

test('файл, выбранный прежде, чем заработал скрипт, не пропадает', async ({ page }) => {
  const family = await givenFamily();
  await openDocumentForm(page, family);
  const gate = Promise.withResolvers<undefined>();
  await page.route('**/_next/static/**/*.js*', async (route) => {
    await gate.promise;
    await route.fallback();
  });
  await page.reload({ waitUntil: 'commit' });
  await expect(scanField(page)).toHaveAttribute('name', 'scan');
  await scanField(page).setInputFiles(await wideFile('zaranee.jpg'));
  gate.resolve(undefined);
  await expect(status(page)).toContainText('Файл «zaranee.jpg»');
  await typeDocument(page, documentOfAge(family.child.birthDate));
  await expectAdded(page);
});

test.describe('доступность каждого состояния', () => {
  test.use({ viewport: { width: 320, height: 700 }, hasTouch: true, colorScheme: 'light' });

  async function expectUsable(page: Page, state: string): Promise<void> {
    await expectAxeClean(page, state);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(width, `${state}: шире экрана`).toBeLessThanOrEqual(320);
    for (const target of await page.locator('form[enctype] :is(button, input[type=file])').all()) {
      const box = await target.boundingBox();
      expect.soft(box?.height, `${state}: ${await target.innerText()}`).toBeGreaterThanOrEqual(44);
    }
  }

  test('пусто, в пути, загружено, ошибка, обрыв', async ({ page }) => {
    test.slow();
    await givenForm(page);
    await expect(page.getByText('Сфотографировать')).toBeVisible();
    await expect(page.getByLabel('Сфотографировать')).toHaveAttribute('capture', 'environment');
    await expectUsable(page, 'пусто');
    const network = await slowNetwork(page);
    await page.getByLabel('Сфотографировать').setInputFiles(await wideFile());
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expectUsable(page, 'в пути');
    await network.letGo();
    await expectSent(page);
    await expectUsable(page, 'загружено');
    await scanField(page).setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: notPictures.text });
    await expect(status(page)).toContainText(scanRefusals.not_a_picture);
    await expectUsable(page, 'ошибка');
    await broken(page);
    await scanField(page).setInputFiles(await wideFile());
    await expect(page.getByRole('button', { name: 'Повторить' })).toBeVisible();
    await expectUsable(page, 'обрыв');
  });
});

test.describe('без JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('файл уходит с формой и после ошибки виден на странице', async ({ page }) => {
    const family = await givenFamily();
    const document = documentOfAge(family.child.birthDate);
    await openDocumentForm(page, family);
    await typeDocument(page, { ...document, number: '12' });
    await scanField(page).setInputFiles(await wideFile());
    await add(page);
    await expect(page).toHaveTitle(/^Ошибка: /);
    await expect(preview(page)).toBeVisible();
    await expect(page.getByText(/уже загружен, его можно оставить/)).toBeVisible();

    await scanField(page).setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: notPictures.text });
    await add(page);
    await expect(status(page)).toContainText(scanRefusals.not_a_picture);
    await expect(page.getByText(/Файл «shirokij\.jpg» \(.+\) уже загружен/)).toBeVisible();
    await field(page, 'Номер').fill(document.number);
    await expectAdded(page);
  });
});
