import { Browser, type Portal } from './browser';
import type { FilledForm } from './filled-form';
import type { Journal, What } from './journal';
import type { Page } from './page';
import { patiently, type Patience } from './patience';
import { photoBody } from './photo-body';
import type { SeededFamily } from './seeded-families';
import { Refused, Trouble } from './trouble';
import { requireWholePdf } from './whole-pdf';

export type Mail = { linkTo: (address: string, path: string, signal?: AbortSignal) => Promise<string> };

type FamilyOptions = Patience & {
  portal: Portal;
  mail: Mail;
  journal: Journal;
  /** The photo of the document (JPEG), made once for all families. */
  photo: Buffer;
  /** Behind which address of the network the family sits. */
  address: string;
  /** A step is done: from pressing the button to the next page read, milliseconds. */
  onStep?: (step: string, milliseconds: number) => void;
};

type Act = (page: Page, signal: AbortSignal) => Promise<Page>;

const home = '/cabinet';

/**
 * A family at its browser without scripts: it reads the heading of the page, does what is asked there, and is led to the
 * next, from its sign-in to the printed application. Where the portal fails it waits, opens its cabinet and goes on from
 * where it finds itself, as people do: what was sent before may or may not have been taken.
 */
export class Family {
  readonly #seeded: SeededFamily;
  readonly #options: FamilyOptions;
  readonly #browser: Browser;
  /** Address of the card, once the certificate is there. */
  #card: string | null = null;
  #chosen = false;
  #printed = false;

  constructor(seeded: SeededFamily, options: FamilyOptions) {
    this.#seeded = seeded;
    this.#options = options;
    this.#browser = new Browser(options.portal, options.address);
  }

  /** Goes the whole way; rejects only when `signal` aborts, or when a page is not as it should be. */
  async run(signal: AbortSignal): Promise<void> {
    let page: Page | null = null;
    while (!this.#printed) {
      page = await patiently(this.#options, signal, async () => {
        const read = page ?? (await this.#browser.open(home));
        page = null;
        return this.#act(read, signal);
      });
    }
  }

  async #act(page: Page, signal: AbortSignal): Promise<Page> {
    const heading = page.heading();
    const step = this.#steps[heading];
    if (!step) throw new Error(`Семья не знает, что делать на странице «${heading}» (${page.path}).`);
    return step(page, signal);
  }

  readonly #steps: Readonly<Record<string, Act>> = {
    'Вход в личный кабинет': (page) => this.#signIn(page),
    Услуги: (page) => this.#timed('Кабинет', () => this.#browser.open(nextStepOn(page))),
    'Описание документа': (page) => this.#provideDocument(page),
    'Обо мне': (page) => this.#tellAboutMe(page),
    'Сведения о ребёнке': (page) => this.#tellAboutChild(page),
    'Подать заявление на получение сертификата': (page) => this.#file(page),
    'Заявка на сертификат не подтверждена': (_page, signal) => this.#openLetter(signal),
    'Заявка на сертификат подтверждена': (page) =>
      this.#timed('Группа: форма', () => this.#browser.open(page.link(/^Получить сертификат/))),
    'Получение сертификата ПДО': (page) => this.#getCertificate(page),
    'Сертификат дополнительного образования': (page) => this.#useCard(page),
    'Список учреждений': (page) => this.#choose(page),
  };

  async #signIn(page: Page): Promise<Page> {
    const { login, password } = this.#seeded;
    const form = page.form('Войти').fill('Логин', login).fill('Пароль', password);
    return this.#timed('Вход', async () => this.#browser.open(await this.#browser.send(form)));
  }

  /** The page's script sends the photo as soon as it is chosen; the form carries its id. */
  async #provideDocument(page: Page): Promise<Page> {
    const { series, number, issuedOn, issuedBy } = this.#seeded.document;
    const scanId = await this.#timed('Снимок', () => this.#sendPhoto());
    const form = page
      .form('Добавить')
      .fill('Тип документа', this.#seeded.document.title)
      .fill('Серия', series)
      .fill('Номер', number)
      .fill('Дата выдачи документа', issuedOn)
      .fill('Место выдачи', issuedBy);
    form.values.set('scanId', scanId);
    return this.#timed('Документ', () => this.#sent(form, { what: 'document' }));
  }

  async #sendPhoto(): Promise<string> {
    const { status, body } = await this.#browser.post('/cabinet/scans/save', photoBody(this.#options.photo));
    if (status === 401) throw new Trouble(status, null);
    const { scanId, error } = JSON.parse(body.toString('utf8')) as { scanId?: string; error?: string };
    if (scanId === undefined) throw new Refused(error);
    this.#note({ what: 'scan', scanId });
    return scanId;
  }

  async #tellAboutMe(page: Page): Promise<Page> {
    const { passport, address, phone } = this.#seeded.parent;
    const form = page
      .form('Сохранить')
      .fill('Тип документа', passport.title)
      .fill('Серия', passport.series)
      .fill('Номер', passport.number)
      .fill('Адрес регистрации', address)
      .fill('Телефон', phone);
    return this.#timed('Обо мне', () => this.#sent(form, { what: 'parent told' }));
  }

  async #tellAboutChild(page: Page): Promise<Page> {
    const { municipality, school } = this.#seeded;
    const form = page
      .form('Сохранить')
      .fill('Муниципалитет', municipality)
      .fill('Школа или детский сад', school);
    return this.#timed('О ребёнке', () => this.#sent(form, { what: 'child told' }));
  }

  async #file(page: Page): Promise<Page> {
    const { email } = this.#seeded;
    const form = page.form('Отправить заявку').fill('Электронная почта', email);
    return this.#timed('Заявка', async () => {
      const next = await this.#browser.send(form);
      this.#note({ what: 'application', applicationId: idIn(next), email });
      return this.#browser.open(next);
    });
  }

  async #openLetter(signal: AbortSignal): Promise<Page> {
    const { email } = this.#seeded;
    const { mail } = this.#options;
    const link = await this.#timed('Письмо', () => mail.linkTo(email, '/confirm-email/', signal));
    return this.#timed('Ссылка из письма', async () => {
      const page = await this.#browser.open(new URL(link).pathname);
      if (page.heading() !== 'Заявка на сертификат подтверждена') throw new Refused(page.heading());
      this.#note({ what: 'confirmed', applicationId: idIn(page.path), email });
      return page;
    });
  }

  async #getCertificate(page: Page): Promise<Page> {
    const form = page.form('Получить сертификат').chooseFirst();
    return this.#timed('Сертификат', async () => {
      const next = await this.#browser.send(form);
      this.#note({ what: 'issued', certificateId: idIn(next) });
      return this.#browser.open(next);
    });
  }

  /** The card: the number is noted, an institution chosen, the application downloaded. */
  async #useCard(page: Page): Promise<Page> {
    if (this.#card === null) {
      this.#note({ what: 'certificate', certificateId: idIn(page.path), number: numberOn(page) });
      this.#card = page.path;
    }
    if (!this.#chosen) {
      return this.#timed('Учреждения', () => this.#browser.open(page.link(/^Список учреждений/)));
    }
    await this.#timed('Заявление (PDF)', async () => {
      const { body, headers } = await this.#browser.fetch(page.link(/^Скачать заявление/));
      if (headers['content-type'] !== 'application/pdf')
        throw new Refused('вместо заявления пришла страница');
      requireWholePdf(body);
      this.#note({ what: 'paper', certificateId: idIn(page.path), number: numberOn(page) });
    });
    this.#printed = true;
    return page;
  }

  async #choose(page: Page): Promise<Page> {
    const form = page.form('Выбрать это учреждение').chooseFirst();
    return this.#timed('Выбор учреждения', async () => {
      const next = await this.#browser.send(form);
      const institutionId = form.values.get('institutionId') ?? '';
      this.#note({ what: 'chosen', certificateId: idIn(next), institutionId });
      this.#chosen = true;
      return this.#browser.open(next);
    });
  }

  async #sent(form: FilledForm, promised: What): Promise<Page> {
    const next = await this.#browser.send(form);
    this.#note(promised);
    return this.#browser.open(next);
  }

  #note(promised: What): void {
    this.#options.journal.note(this.#seeded.childId, promised);
  }

  async #timed<Result>(step: string, work: () => Promise<Result>): Promise<Result> {
    const since = performance.now();
    const result = await work();
    this.#options.onStep?.(step, performance.now() - since);
    return result;
  }
}

function nextStepOn(page: Page): string {
  const link = page.root.querySelector('section[aria-labelledby=what-next] a')?.getAttribute('href');
  if (!link) throw new Error('В кабинете нет следующего шага');
  return link;
}

export function idIn(path: string): string {
  const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(path)?.[0];
  if (!id) throw new Error(`В адресе ${path} нет номера записи`);
  return id;
}

/** Ten digits as the card shows them. */
function numberOn(page: Page): string {
  const shown = /\b\d{2}\s\d{2}\s\d{3}\s\d{3}\b/.exec(page.text())?.[0];
  if (!shown) throw new Error('На карточке нет номера сертификата');
  return shown.replace(/\s/g, '');
}
