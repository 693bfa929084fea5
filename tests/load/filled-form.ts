import type { HTMLElement } from 'node-html-parser';
import { textOf } from './page';

/** A file to be sent with a form or ahead of it. */
export type SentFile = { field: string; name: string; mediaType: string; bytes: Buffer };

const controls = 'input, select, textarea';

/** A form of a page and what is in its fields, which are found by their labels as a person finds them. */
export class FilledForm {
  /** Path the form goes to. */
  readonly action: string;
  readonly method: 'GET' | 'POST';
  readonly multipart: boolean;
  readonly values = new Map<string, string>();
  readonly #form: HTMLElement;

  constructor(form: HTMLElement, page: string) {
    this.#form = form;
    this.action = form.getAttribute('action') ?? page;
    this.method = form.getAttribute('method')?.toLowerCase() === 'post' ? 'POST' : 'GET';
    this.multipart = form.getAttribute('enctype') === 'multipart/form-data';
    for (const control of form.querySelectorAll(controls)) this.#keep(control);
  }

  /** Types into the field, or chooses from its list by the words of the line. */
  fill(label: string, value: string): this {
    const control = this.#labelled((words) => words === label);
    if (!control) throw new Error(`В форме ${this.action} нет поля «${label}»`);
    const name = control.getAttribute('name') ?? '';
    this.values.set(name, control.tagName === 'SELECT' ? valueOfLine(control, value) : value);
    return this;
  }

  has(label: string): boolean {
    return this.#labelled((words) => words === label) !== undefined;
  }

  /** Presses a radio button or ticks a box. */
  choose(label: RegExp): this {
    const control = this.#labelled((words) => label.test(words));
    if (!control) throw new Error(`В форме ${this.action} нечего выбрать: ${label.source}`);
    this.#choose(control);
    return this;
  }

  /** Of every question answered by radio buttons, the first answer; a question that has one keeps it. */
  chooseFirst(): this {
    for (const radio of this.#form.querySelectorAll('input[type=radio]')) {
      if (!this.values.has(radio.getAttribute('name') ?? '')) this.#choose(radio);
    }
    return this;
  }

  urlEncoded(): string {
    return new URLSearchParams([...this.values]).toString();
  }

  #choose(control: HTMLElement): void {
    this.values.set(control.getAttribute('name') ?? '', control.getAttribute('value') ?? 'on');
  }

  #labelled(fits: (words: string) => boolean): HTMLElement | undefined {
    for (const label of this.#form.querySelectorAll('label')) {
      if (!fits(textOf(label))) continue;
      const id = label.getAttribute('for');
      const control = id ? this.#form.querySelector(`[id="${id}"]`) : label.querySelector(controls);
      if (control) return control;
    }
    return undefined;
  }

  /** What a browser would send of this control as it stands on the page. */
  #keep(control: HTMLElement): void {
    const name = control.getAttribute('name');
    if (!name) return;
    const type = control.getAttribute('type');
    if (control.tagName === 'SELECT') {
      const lines = control.querySelectorAll('option');
      const line = lines.find((option) => option.hasAttribute('selected')) ?? lines[0];
      this.values.set(name, line?.getAttribute('value') ?? '');
    } else if (type === 'radio' || type === 'checkbox') {
      if (control.hasAttribute('checked')) this.#choose(control);
    } else if (type !== 'file') {
      this.values.set(name, control.getAttribute('value') ?? control.text);
    }
  }
}

function valueOfLine(list: HTMLElement, words: string): string {
  const line = list.querySelectorAll('option').find((option) => textOf(option) === words);
  if (!line) throw new Error(`В списке «${list.getAttribute('name') ?? ''}» нет строки «${words}»`);
  return line.getAttribute('value') ?? words;
}

const boundary = '----portal-load-7MA4YWxkTrZu0gW';
export const multipartType = `multipart/form-data; boundary=${boundary}`;

/** The body of a form with files, as a browser writes it. */
export function multipartBody(values: Iterable<readonly [string, string]>, file?: SentFile): Buffer {
  const parts = [...values].map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const end = `--${boundary}--\r\n`;
  if (!file) return Buffer.from(parts.join('') + end);
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${file.field}"; filename="${file.name}"\r\ncontent-type: ${file.mediaType}\r\n\r\n`;
  return Buffer.concat([Buffer.from(parts.join('') + head), file.bytes, Buffer.from(`\r\n${end}`)]);
}
