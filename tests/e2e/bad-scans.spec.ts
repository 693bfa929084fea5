import { expect, test, type Page } from '@playwright/test';
import { scanRefusals, scanSizeLimit } from '@/lib/domain/scan-files';
import { database } from '@/lib/platform/database';
import { expectFieldError, signIn } from '@/tests/support/e2e-browser';
import { givenFamily, type GivenFamily } from '@/tests/support/e2e-family';
import { attachPhoto, field, scanField, typeDocument } from '@/tests/support/e2e-journey';
import { documentOfAge } from '@/tests/support/given';
import { notPictures } from '@/tests/support/pictures';

async function openDocumentForm(page: Page, family: GivenFamily): Promise<void> {
  await signIn(page, family.parent.login);
  await page.goto(`/cabinet/children/${family.child.id}/document`);
}

const add = (page: Page) => page.getByRole('button', { name: 'Добавить' }).click();

test.describe('файл, который не подходит', () => {
  const files = [
    ['текст с именем .jpg', 'spravka.jpg', 'image/jpeg', Buffer.from('Это не картинка'), 'not_a_picture'],
    [
      'программа с именем .png',
      'scan.png',
      'image/png',
      Buffer.from('MZ\u0090\u0000'.repeat(200)),
      'not_a_picture',
    ],
    ['пустой файл', 'empty.jpg', 'image/jpeg', Buffer.alloc(0), 'empty'],
    ['PDF без конца', 'scan.pdf', 'application/pdf', notPictures.pdf, 'unreadable'],
    ['больше 15 МБ', 'big.jpg', 'image/jpeg', Buffer.alloc(scanSizeLimit + 1, 0xff), 'too_large'],
  ] as const;
  for (const [title, name, mimeType, buffer, refusal] of files) {
    test(title, async ({ page }) => {
      const family = await givenFamily();
      const document = documentOfAge(family.child.birthDate);
      await openDocumentForm(page, family);
      await typeDocument(page, document);
      await page.getByLabel('Комментарий').fill('Первая страница');
      await scanField(page).setInputFiles({ name, mimeType, buffer });
      await add(page);

      await expectFieldError(page, scanField(page), scanRefusals[refusal]);
      await expect(field(page, 'Серия')).toHaveValue(document.series);
      await expect(field(page, 'Номер')).toHaveValue(document.number);
      await expect(field(page, 'Место выдачи')).toHaveValue(document.issuedBy ?? '');
      await expect(page.getByLabel('Комментарий')).toHaveValue('Первая страница');
      const { child, parent } = family;
      expect(await database().identityDocument.count({ where: { personId: child.id } })).toBe(0);
      expect(await database().scan.count({ where: { ownerId: parent.accountId } })).toBe(0);

      await attachPhoto(page);
      await add(page);
      await expect(page.getByText('Документ добавлен')).toBeVisible();
    });
  }

  test('кнопка нажата между отказом и его показом: форма всё равно уходит', async ({ page }) => {
    await page.addInitScript(drawNothingOnceAsked);
    const family = await givenFamily();
    await openDocumentForm(page, family);
    await typeDocument(page, documentOfAge(family.child.birthDate));
    await expect(page.getByText('или перетащите файл сюда')).toBeVisible();
    await page.evaluate(() => document.body.classList.add('draws-nothing'));
    await scanField(page).setInputFiles({
      name: 'empty.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.alloc(0),
    });
    await expect(page.locator('body[data-undrawn]')).toBeAttached();
    await add(page);
    await expectFieldError(page, scanField(page), scanRefusals.empty);
  });

  test('без файла', async ({ page }) => {
    const family = await givenFamily();
    await openDocumentForm(page, family);
    await typeDocument(page, documentOfAge(family.child.birthDate));
    await add(page);
    await expectFieldError(page, scanField(page), scanRefusals.absent);
  });
});

/** React draws by messages to itself: what it has learnt stays undrawn, as for a moment on a busy phone, until a press. */
function drawNothingOnceAsked(): void {
  const port = MessagePort.prototype as { postMessage: (...message: unknown[]) => void };
  const send = port.postMessage;
  port.postMessage = function (this: MessagePort, ...message) {
    const { classList, dataset } = document.body;
    if (classList.contains('draws-nothing')) dataset.undrawn = '';
    else Reflect.apply(send, this, message);
  };
}

test('серия, набранная похожими буквами, понимается', async ({ page }) => {
  const family = await givenFamily();
  const document = documentOfAge(family.child.birthDate);
  await openDocumentForm(page, family);
  await typeDocument(page, { ...document, series: 'ІІ лo' });
  await attachPhoto(page);
  await add(page);
  await expect(page.getByText('Документ добавлен')).toBeVisible();
  await page.goto(`/cabinet/children/${family.child.id}`);
  await expect(page.getByRole('heading', { name: `II-ЛО № ${document.number}` })).toBeVisible();
});
