import { gunzipSync } from 'node:zlib';
import { Agent, getSetCookies, Headers, request } from 'undici';
import { balanced } from './balancer';
import { multipartBody, multipartType, type FilledForm } from './filled-form';
import { Page } from './page';
import { Refused, Trouble } from './trouble';

export type Portal = {
  /** Addresses of the web instances; which of them a request goes to, a balancer decides. */
  urls: readonly string[];
  /** Address of the portal in its settings, where a form says it comes from; the first instance when absent. */
  origin?: string;
  /** Counts what goes over the wire, where somebody wants to know. */
  traffic?: Traffic;
  /** Hears of each answer that has been read. */
  onAnswer?: (answered: Answered) => void;
};

/** A request as its sender sees it: from the press to the last byte. */
export type Answered = { method: 'GET' | 'POST'; path: string; status: number; milliseconds: number };

/** Requests, and bytes of the bodies as they travelled. */
export type Traffic = { requests: number; sent: number; received: number };

export type Answer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  path: string;
};

export type Body = { type: string; bytes: Buffer | string };
type Sent = { method?: 'GET' | 'POST'; body?: Body; accept?: string };

// As from a proxy in front: few connections, kept open. No answer for a minute is what a person takes for none at all.
const patience = 60_000;
const connections = new Agent({ keepAliveTimeout: 4_000, headersTimeout: patience, bodyTimeout: patience });
const mostRedirects = 5;

/** A browser without scripts: cookies, pages, forms and redirects over plain HTTP. */
export class Browser {
  readonly #portal: Portal;
  readonly #origin: string;
  /** Behind which address of the network it sits: limits are counted by it. */
  readonly #address: string;
  readonly #cookies = new Map<string, string>();

  constructor(portal: Portal, address: string) {
    this.#portal = portal;
    this.#origin = new URL(portal.origin ?? portal.urls[0] ?? '').origin;
    this.#address = address;
  }

  /** Opens a page; throws Trouble where the portal does not answer or answers that it cannot. */
  async open(path: string): Promise<Page> {
    const { status, body, path: landed } = await this.fetch(path);
    return new Page({ status, path: landed, html: body.toString('utf8') });
  }

  /** The answer at the end of all redirects. */
  async fetch(path: string): Promise<Answer> {
    let answer = await this.#ask(path);
    for (let step = 0; isRedirect(answer) && step < mostRedirects; step += 1) {
      answer = await this.#ask(locationOf(answer));
    }
    return answer;
  }

  /** Sends a form; returns the path of what is shown next. Throws Refused when the form comes back. */
  async send(form: FilledForm): Promise<string> {
    if (form.method === 'GET') return `${form.action}?${form.urlEncoded()}`;
    const body = form.multipart
      ? { type: multipartType, bytes: multipartBody(form.values) }
      : { type: 'application/x-www-form-urlencoded', bytes: form.urlEncoded() };
    const answer = await this.#ask(form.action, { method: 'POST', body });
    const next = isRedirect(answer) ? locationOf(answer) : null;
    if (next === null) throw new Trouble(answer.status, null);
    if (next.startsWith('/sign-in?next=')) throw new Refused('сеанс закончился, нужно войти снова');
    if (next.includes('draft=')) throw new Refused((await this.open(next)).fault() ?? next);
    return next;
  }

  /** What the script of a page sends by itself; the answer is for that script. */
  post(path: string, body: Body): Promise<Answer> {
    return this.#ask(path, { method: 'POST', body, accept: '*/*' });
  }

  async #ask(path: string, sent: Sent = {}): Promise<Answer> {
    const answer = await this.#exchange(path, sent);
    this.#remember(answer);
    const { status, headers } = answer;
    if (status >= 500 || status === 429) throw new Trouble(status, Number(headers['retry-after'] ?? NaN));
    return answer;
  }

  #exchange(path: string, sent: Sent): Promise<Answer> {
    return balanced(this.#portal.urls, (site) => this.#exchangeWith(new URL(path, site), sent));
  }

  async #exchangeWith(url: URL, { method = 'GET', body, accept = 'text/html' }: Sent): Promise<Answer> {
    const since = performance.now();
    try {
      const answer = await request(url, {
        method,
        dispatcher: connections,
        headers: {
          accept,
          'accept-encoding': 'gzip',
          'accept-language': 'ru',
          'user-agent': 'Mozilla/5.0 (Linux; Android 15) Chrome/148.0 Mobile Safari/537.36',
          'x-forwarded-for': this.#address,
          ...(this.#cookies.size > 0 ? { cookie: this.#cookieLine() } : {}),
          ...(body
            ? { 'content-type': body.type, origin: this.#origin, 'sec-fetch-site': 'same-origin' }
            : {}),
        },
        ...(body ? { body: body.bytes } : {}),
      });
      const bytes = Buffer.from(await answer.body.arrayBuffer());
      this.#count(body?.bytes.length ?? 0, bytes.length);
      const milliseconds = performance.now() - since;
      this.#portal.onAnswer?.({ method, path: url.pathname, status: answer.statusCode, milliseconds });
      return {
        status: answer.statusCode,
        headers: answer.headers,
        body: answer.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes,
        path: url.pathname + url.search,
      };
    } catch {
      throw new Trouble('lost', null);
    }
  }

  #count(sent: number, received: number): void {
    const { traffic } = this.#portal;
    if (!traffic) return;
    traffic.requests += 1;
    traffic.sent += sent;
    traffic.received += received;
  }

  #cookieLine(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #remember({ headers }: Answer): void {
    const lines = [headers['set-cookie'] ?? []].flat();
    if (lines.length === 0) return;
    for (const { name, value, maxAge } of getSetCookies(
      new Headers(lines.map((line) => ['set-cookie', line])),
    )) {
      if (value === '' || maxAge === 0) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}

function isRedirect({ status }: Answer): boolean {
  return status >= 300 && status < 400;
}

function locationOf({ headers, path }: Answer): string {
  const { pathname, search } = new URL(String(headers.location), new URL(path, 'http://portal.invalid'));
  return pathname + search;
}
