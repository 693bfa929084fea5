import { expect, type APIResponse, type Page } from '@playwright/test';

export type Fields = Readonly<Record<string, string>>;
type File = { name: string; mimeType: string; buffer: Buffer };

/** Asks as the browser of this page would, without following where it is sent. */
export function get(page: Page, path: string): Promise<APIResponse> {
  return page.request.get(path, { maxRedirects: 0 });
}

/** Sends a form as a page of the portal would; with a file as a form that has one. */
export function post(page: Page, path: string, fields: Fields, file?: File): Promise<APIResponse> {
  const headers = { origin: new URL(process.env.APP_URL ?? '').origin };
  return file
    ? page.request.post(path, { headers, maxRedirects: 0, multipart: { ...fields, scan: file } })
    : page.request.post(path, { headers, maxRedirects: 0, form: { sent: 'yes', ...fields } });
}

/** Tells the end of the session in seconds and when a record was reserved: time passes between two answers. */
function withoutTime(text: string): string {
  return text.replace(/(secondsLeft\\*":)\d+/g, '$1<seconds>').replace(/(stamp\\*":)\d+/g, '$1<instant>');
}

/** A text without what differs from record to record and from one moment to the next. */
export function comparable(text: string): string {
  return inAnyOrder(withoutTime(withoutIds(withoutNonces(joined(text)))));
}

/** A page's scripts carry a number of that one answer, as its headers do. */
function withoutNonces(text: string): string {
  return text
    .replace(/ nonce="[^"]*"/g, '')
    .replace(/(nonce\\*":\\*")[^"\\]*/g, '$1')
    .replace(/'nonce-[^']*'/g, "'nonce'");
}

/**
 * Where React cuts the content of a page depends on its length alone, also in the middle of an id or a nonce; which of the
 * pieces have markup between them is up to the hurry of the server.
 */
function joined(text: string): string {
  const piece = /<script(?: nonce="[^"]*")?>self\.__next_f\.push\(\[1,"((?:[^"\\]|\\.)*)"\]\)<\/script>/g;
  const content = Array.from(text.matchAll(piece), ([, inside]) => inside).join('');
  return `${text.replace(piece, '')}\\n${content}`;
}

function withoutIds(text: string): string {
  return text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '<id>')
    .replace(/(\/c\/|%2Fc%2F)[0-9A-Z]{12}/g, '$1<code>');
}

/** React streams the parts of a page in the order in which they get ready, and numbers them so. */
function inAnyOrder(body: string): string {
  return body
    .split('\\n')
    .map((row) => row.replace(/^[0-9a-f]+:/, '').replace(/\$[L@]?[0-9a-f]+\b/g, '$'))
    .toSorted()
    .join('\n');
}

/** Where a form led; errors come back as a draft. */
export function expectAccepted(response: APIResponse): string {
  const location = response.headers()['location'] ?? '';
  expect(response.status()).toBe(303);
  expect(location).not.toContain('draft=');
  return location;
}
