import { sessionCookieName } from '@/lib/access/session';
import { comparable, type Fields } from '@/tests/support/e2e-answers';
import type { Method } from '@/tests/support/e2e-routes';

/** An answer without what differs from one request to the next: ids, nonces, the order of streaming, the time. */
export type PlainAnswer = { status: number; headers: Readonly<Record<string, string>>; body: string };

export type Sent = {
  token: string | null;
  fields?: Fields;
  file?: { name: string; mimeType: string; buffer: Buffer };
  /** Besides what a browser sends. */
  headers?: Readonly<Record<string, string>>;
};

/** Asks the portal without a browser and without following where it leads. */
export function request(
  method: Method,
  path: string,
  { token, fields, file, headers }: Sent,
): Promise<Response> {
  const portal = new URL(process.env.APP_URL ?? '');
  const cookie: Record<string, string> = token ? { cookie: `${sessionCookieName()}=${token}` } : {};
  // Packing and unpacking thousands of pages on one machine would take a good part of the time.
  const usual = { 'accept-encoding': 'identity', ...cookie };
  if (method !== 'POST') {
    return fetch(new URL(path, portal), { headers: { ...usual, ...headers }, redirect: 'manual' });
  }
  return fetch(new URL(path, portal), {
    method,
    headers: { ...usual, origin: portal.origin, ...headers },
    body: formOf(fields ?? {}, file),
    redirect: 'manual',
  });
}

function formOf(fields: Fields, file: Sent['file']): FormData | URLSearchParams {
  if (!file) return new URLSearchParams({ sent: 'yes', ...fields });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('scan', new File([Uint8Array.from(file.buffer)], file.name, { type: file.mimeType }));
  return form;
}

/** Of every answer its own: the hour, the length of a body that is compared anyway, and how it travels. */
const passing = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'x-request-id'];

export async function plainAnswer(response: Response): Promise<PlainAnswer> {
  const headers = [...response.headers].filter(([name]) => !passing.includes(name));
  const text = await response.text();
  let body: string | null = null;
  return {
    status: response.status,
    headers: Object.fromEntries(headers.map(([name, value]) => [name, comparable(value)])),
    // Most answers are judged by their status: only those that are compared are made comparable.
    get body() {
      return (body ??= comparable(text));
    },
  };
}

/** Where an answer leads, as a path of the portal; null when it leads nowhere. */
export function leadsTo(response: Response): string | null {
  const location = response.headers.get('location');
  if (location === null) return null;
  const url = new URL(location, process.env.APP_URL);
  return `${url.pathname}${url.search}`;
}
