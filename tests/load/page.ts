import { parse, type HTMLElement } from 'node-html-parser';
import { FilledForm } from './filled-form';

/** What somebody reads on a page, as the server sent it; it is parsed when it is first looked into. */
export class Page {
  readonly status: number;
  /** Path with query, after all redirects. */
  readonly path: string;
  readonly #html: string;
  #root: HTMLElement | undefined;

  constructor(answer: { status: number; path: string; html: string }) {
    this.status = answer.status;
    this.path = answer.path;
    this.#html = answer.html;
  }

  get root(): HTMLElement {
    this.#root ??= parse(whatIsRead(this.#html));
    return this.#root;
  }

  heading(): string {
    return textOf(this.root.querySelector('h1'));
  }

  /** What the summary on top of a form says that came back; null where nothing is wrong. */
  fault(): string | null {
    const summary = this.root.querySelector('#error-summary');
    return summary && textOf(summary);
  }

  /** Where the link or the button that looks like one leads. Throws when the page has none. */
  link(words: RegExp): string {
    const found = this.findLink(words);
    if (found === null) throw new Error(`На странице «${this.heading()}» нет ссылки ${words.source}`);
    return found;
  }

  findLink(words: RegExp): string | null {
    const found = this.root.querySelectorAll('a').find((link) => words.test(textOf(link)));
    return found?.getAttribute('href') ?? null;
  }

  hasButton(words: string): boolean {
    return this.root.querySelectorAll('button').some((one) => textOf(one) === words);
  }

  /** The form of this button, filled as the page fills it. Throws when the page has none. */
  form(button: string): FilledForm {
    const pressed = this.root.querySelectorAll('button').find((one) => textOf(one) === button);
    const named = pressed?.getAttribute('form');
    const form = named ? this.root.querySelector(`form#${named}`) : pressed?.closest('form');
    if (!form) throw new Error(`На странице «${this.heading()}» нет кнопки «${button}»`);
    return new FilledForm(form, this.path);
  }

  text(): string {
    return textOf(this.root);
  }
}

/** Header and content. Below them stand scripts that repeat the page for React: longer than all that is read. */
function whatIsRead(html: string): string {
  const [start, end] = [html.indexOf('<body'), html.lastIndexOf('</main>')];
  return start < 0 || end < 0 ? html : html.slice(start, end);
}

/** The words as they are read out; the star of a required field is drawn for eyes. */
export function textOf(element: HTMLElement | null | undefined): string {
  if (!element) return '';
  return element.text
    .replace(/\u00a0\*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
