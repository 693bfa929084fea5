import { expect, test, type Page } from '@playwright/test';
import QRCode from 'qrcode';
import { database } from '@/lib/platform/database';
import { expectAxeClean } from '@/tests/support/e2e-accessible';
import { heading, holdScripts, signIn } from '@/tests/support/e2e-browser';
import { givenFamilyWithCertificate, givenOperator } from '@/tests/support/e2e-family';

const searchBox = (page: Page) => page.getByLabel('Номер сертификата, фамилия или код с заявления');

/** As a scanner types: no pause between the signs, and Enter. */
async function scan(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** The page says so as soon as its script listens. */
async function expectKeysReady(page: Page): Promise<void> {
  await expect(page.getByText('Клавиша F2 — к поиску')).toBeVisible();
}

/** Counts what a person presses; the scanner is none. */
class Fingers {
  pressed = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string): Promise<void> {
    this.pressed += 1;
    await this.#page.keyboard.press(key);
  }

  /** Goes through the page by Tab, ticks each paper it comes by, and activates. */
  async checkAndActivate(): Promise<void> {
    let ticked = false;
    for (let stops = 0; stops < 60; stops += 1) {
      const { role, words, answered } = await this.#focused();
      if (role === 'BUTTON' && words === 'Активировать') return this.press('Enter');
      if (role === 'A' && words.startsWith('К проверке')) {
        await this.press('Enter');
      } else if (role === 'BUTTON' && words.startsWith('Все оригиналы') && !ticked) {
        ticked = true;
        await this.press('Enter');
        await expect(this.#page.getByRole('radio', { checked: true })).not.toHaveCount(0);
        // The page comes back with the cursor where the work goes on.
        await this.#page.waitForLoadState();
      } else {
        if (role === 'INPUT' && !answered) await this.press('Space');
        await this.press('Tab');
      }
    }
    throw new Error('Tab does not come to «Активировать»');
  }

  /** What has the focus; of a radio button also whether its question is answered. */
  #focused(): Promise<{ role: string; words: string; answered: boolean }> {
    return this.#page.evaluate(() => {
      const element = document.activeElement;
      const group = element instanceof HTMLInputElement && element.type === 'radio' ? element.name : null;
      const answers = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]:checked')];
      return {
        role: element?.tagName ?? '',
        words: element?.textContent.trim() ?? '',
        answered: group === null || answers.some(({ name }) => name === group),
      };
    });
  }
}

/** The address in the QR code as a scanner types it while the keyboard is in the Russian layout. */
function inRussianLayout(text: string): string {
  const english = 'qwertyuiop[]asdfghjkl;\'zxcvbnm,./QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?';
  const russian = 'йцукенгшщзхъфывапролджэячсмитьбю.ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,';
  return [...text]
    .map((key) => (english.includes(key) ? russian.charAt(english.indexOf(key)) : key))
    .join('');
}

const addressOf = (code: string) => new URL(`/c/${code}`, process.env.APP_URL).href;

test('минутный приём: от считанного кода до активированного сертификата одной клавиатурой', async ({
  page,
}) => {
  const first = await givenFamilyWithCertificate();
  // Found below by surname and year among the first eight: of this age other tests have no crowd of namesakes.
  const second = await givenFamilyWithCertificate({ age: 13 });
  const operator = await givenOperator();
  await signIn(page, operator.login);
  await page.goto('/counter');
  await expect(searchBox(page)).toBeFocused();

  const fingers = new Fingers(page);
  await scan(page, addressOf(first.certificate.paperCode));
  await expect(heading(page)).toHaveText(first.child.name);
  await fingers.checkAndActivate();
  await expect(page.getByText('Сертификат активирован').first()).toBeVisible();
  // A pass of Tab over the head of the page included; nothing is typed and no mouse is touched.
  expect(fingers.pressed).toBeLessThanOrEqual(25);

  // The next paper is scanned at once: the focus stands on a link, which its Enter must not press.
  await expectKeysReady(page);
  await scan(page, addressOf(second.certificate.paperCode));
  await expect(heading(page)).toHaveText(second.child.name);
  await expectKeysReady(page);
  await page.keyboard.press('F2');
  await expect(page).toHaveURL('/counter');
  await expect(searchBox(page)).toBeFocused();
  await scan(page, inRussianLayout(addressOf(second.certificate.paperCode)));
  await expect(heading(page)).toHaveText(second.child.name);
  await expectKeysReady(page);
  await page.keyboard.press('F2');
  await expect(searchBox(page)).toBeFocused();

  const stored = await database().certificate.findUniqueOrThrow({
    where: { id: first.certificate.certificateId },
  });
  expect(stored).toMatchObject({ status: 'active', activatedById: operator.accountId });

  // Who has no paper along is found while the surname is typed.
  const words = `${second.child.name} ${second.child.birthDate.year}`;
  await expect(searchBox(page)).toHaveRole('combobox');
  await page.keyboard.type(words);
  const matches = page.getByRole('listbox', { name: 'Первые совпадения' });
  await expect(matches.getByRole('option', { name: second.child.name }).first()).toBeVisible();
  await expect(page.getByText(/^Совпадений: \d+\. Выберите стрелками/)).toBeAttached();
  await expectAxeClean(page, 'Первые совпадения');
  await page.keyboard.press('Escape');
  await expect(matches).toHaveCount(0);
  await expect(searchBox(page)).toHaveValue(words);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(second.certificate.number);
  await expect(matches.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(matches.getByRole('option', { selected: true })).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/counter/certificates/${second.certificate.certificateId}`);
});

test('начатое раньше, чем ожила страница, продолжают: ничего не выделяется и не теряется', async ({
  page,
}) => {
  const { child } = await givenFamilyWithCertificate();
  await signIn(page, (await givenOperator()).login);
  const goOn = await holdScripts(page);
  await page.goto('/counter', { waitUntil: 'commit' });
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.type(child.surname);
  goOn();
  const matches = page.getByRole('listbox', { name: 'Первые совпадения' });
  await expect(matches.getByRole('option').first()).toBeVisible();
  // The first eight are shown: of the surname alone the children of other tests may be as many.
  const rest = ` ${child.givenName} ${child.patronymic} ${child.birthDate.year}`;
  await page.keyboard.type(rest);
  await expect(searchBox(page)).toHaveValue(`${child.surname}${rest}`);
  await expect(matches.getByRole('option', { name: child.name }).first()).toBeVisible();
});

test('код с заявления, показанный камере, открывает запись', async ({ page }) => {
  const { certificate, child } = await givenFamilyWithCertificate();
  await putBeforeTheCamera(page, addressOf(certificate.paperCode));
  await signIn(page, (await givenOperator()).login);
  await page.goto('/counter');
  await page.getByRole('button', { name: 'Сканировать камерой' }).click();
  await expect(heading(page)).toHaveText(child.name, { timeout: 30_000 });
  await expect(page).toHaveURL(`/counter/certificates/${certificate.certificateId}`);
});

/** The browser without windows has no camera: in its place a film of the code lying on a desk. */
async function putBeforeTheCamera(page: Page, text: string): Promise<void> {
  const { size, data } = QRCode.create(text).modules;
  await page.addInitScript(
    ({ size, dark }) => {
      navigator.mediaDevices.getUserMedia = () => {
        const desk = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
        const pen = desk.getContext('2d');
        const module = 7;
        const [left, top] = [(640 - size * module) / 2, (480 - size * module) / 2];
        const draw = () => {
          if (!pen) return;
          pen.fillStyle = '#8a8f88';
          pen.fillRect(0, 0, 640, 480);
          pen.fillStyle = '#ffffff';
          pen.fillRect(left - 28, top - 28, size * module + 56, size * module + 56);
          pen.fillStyle = '#000000';
          for (const at of dark) {
            pen.fillRect(left + (at % size) * module, top + Math.floor(at / size) * module, module, module);
          }
        };
        // A film goes on: a picture that never changes gives no frames.
        setInterval(draw, 100);
        draw();
        return Promise.resolve(desk.captureStream(10));
      };
    },
    { size, dark: [...data].flatMap((filled, at) => (filled ? [at] : [])) },
  );
}
