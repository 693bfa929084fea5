import { Secret, TOTP } from 'otpauth';
import { Browser, type Portal } from './browser';
import { idIn } from './family';
import type { Journal } from './journal';
import type { Page } from './page';
import type { SeededOperator } from './seeded-families';
import { patiently, type Patience } from './patience';

type OperatorOptions = Patience & { portal: Portal; journal: Journal; address: string } & {
  /** A step is done: from pressing the button to the next page read, milliseconds. */
  onStep?: (step: string, milliseconds: number) => void;
};

/** What came of a family at the counter. */
export type Outcome = 'activated' | 'was active' | 'waits';

const desk = '/counter';
const codeSeconds = 30;

/** A specialist at the counter: signs in with the second step, finds certificates by number, activates, signs out. */
export class Operator {
  readonly #seeded: SeededOperator;
  readonly #options: OperatorOptions;
  readonly #browser: Browser;

  constructor(seeded: SeededOperator, options: OperatorOptions) {
    this.#seeded = seeded;
    this.#options = options;
    this.#browser = new Browser(options.portal, options.address);
  }

  /** Activates the certificate, trying again while the portal fails; «waits» when the page says that it may not be yet. */
  async activate(number: string, childId: string, signal: AbortSignal): Promise<Outcome> {
    return patiently(this.#options, signal, async () => {
      const record = await this.#find(number);
      if (!record.hasButton('Активировать'))
        return /Активирован/.test(record.text()) ? 'was active' : 'waits';
      const form = record.form('Все оригиналы на месте');
      const ticked = await this.#timed('Отметки', async () => {
        const next = await this.#browser.send(form);
        this.#options.journal.note(childId, { what: 'ticked', certificateId: idIn(next) });
        return this.#browser.open(next);
      });
      return this.#press(ticked, { number, childId });
    });
  }

  async signOut(signal: AbortSignal): Promise<void> {
    await patiently(this.#options, signal, async () => {
      const page = await this.#browser.open(desk);
      if (page.heading() === 'Приём') await this.#browser.send(page.form('Выход'));
    });
  }

  /** Types the number into the one search field; the only record it finds is opened at once. */
  async #find(number: string): Promise<Page> {
    const page = await this.#atDesk();
    const form = page.form('Найти').fill('Номер сертификата, фамилия или код с заявления', number);
    return this.#timed('Поиск', async () => this.#browser.open(await this.#browser.send(form)));
  }

  async #press(page: Page, { number, childId }: { number: string; childId: string }): Promise<Outcome> {
    const form = page.form('Активировать');
    return this.#timed('Активация', async (): Promise<Outcome> => {
      const next = await this.#browser.send(form);
      const certificateId = idIn(next);
      const operator = this.#seeded.login;
      this.#options.journal.note(childId, { what: 'activated', certificateId, number, operator });
      await this.#browser.open(next);
      return 'activated';
    });
  }

  /** The page with the search; who is not signed in signs in. */
  async #atDesk(): Promise<Page> {
    const page = await this.#browser.open(desk);
    if (page.heading() !== 'Вход в личный кабинет') return page;
    const { login, password, secret } = this.#seeded;
    const form = page.form('Войти').fill('Логин', login).fill('Пароль', password);
    const next = await this.#timed('Вход специалиста', async () =>
      this.#browser.open(await this.#browser.send(form)),
    );
    if (next.heading() !== 'Второй шаг входа') return next;
    const code = new TOTP({ secret: Secret.fromBase32(secret), period: codeSeconds }).generate();
    const second = next.form('Войти').fill('Код из приложения', code);
    return this.#timed('Второй шаг', async () => this.#browser.open(await this.#browser.send(second)));
  }

  async #timed<Result>(step: string, work: () => Promise<Result>): Promise<Result> {
    const since = performance.now();
    const result = await work();
    this.#options.onStep?.(step, performance.now() - since);
    return result;
  }
}
