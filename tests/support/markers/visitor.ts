import type { Fields } from '@/tests/support/e2e-answers';
import type { SentFile } from '@/tests/support/e2e-journey';

export type Shown = { path: string; status: number; location: string | null; headers: string; body: string };

/** A browser without a window: keeps cookies, follows nothing, remembers every address and everything it was shown. */
export class PlainVisitor {
  readonly addresses: string[] = [];
  readonly shown: Shown[] = [];
  readonly #portal: string;
  readonly #cookies = new Map<string, string>();

  constructor(portal: string) {
    this.#portal = portal;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Shown> {
    return this.#ask(path, { headers });
  }

  post(path: string, fields: Fields, file?: SentFile): Promise<Shown> {
    const headers = { origin: new URL(this.#portal).origin };
    if (!file) return this.#ask(path, { method: 'POST', headers, body: new URLSearchParams(fields) });
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('scan', new File([Uint8Array.from(file.buffer)], file.name, { type: file.mimeType }));
    return this.#ask(path, { method: 'POST', headers, body: form });
  }

  /** Sends a form and looks at the page it leads to. */
  async submit(path: string, fields: Fields, file?: SentFile): Promise<Shown> {
    const { location } = await this.post(path, fields, file);
    return this.get(location ?? path);
  }

  async signIn(login: string, password: string): Promise<void> {
    const { location } = await this.post('/sign-in/submit', { login, password });
    if (location === null || location.startsWith('/sign-in')) throw new Error(`${login} did not get in`);
  }

  async #ask(path: string, { headers, ...options }: RequestInit): Promise<Shown> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const url = new URL(path, this.#portal);
    const response = await fetch(url, {
      ...options,
      headers: { ...(headers as Record<string, string>), cookie },
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const location = response.headers.get('location');
    const answer = {
      path: url.pathname,
      status: response.status,
      location,
      headers: [...response.headers].map((pair) => pair.join(': ')).join('\n'),
      body: await response.text(),
    };
    this.addresses.push(url.href, location ?? '');
    this.shown.push(answer);
    return answer;
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    this.#cookies.set(name, value);
  }
}
