import { randomUUID } from 'node:crypto';
import { errorFacts, log } from '@/lib/platform/log';

/** Redirect after a POST: the next page is asked for with GET, so that reloading it repeats nothing. */
export function seeOther(location: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store', ...headers } });
}

/** A page that needs nothing else to work, for answers given before any page can be drawn. */
export function plainPage(status: number, title: string, sentence: string): Response {
  const html = `<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title></head><body style="font:1.1rem/1.5 sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem"><h1>${title}</h1><p>${sentence}</p><p><a href="/">На главную страницу</a></p></body></html>`;
  return new Response(html, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** Logs an unexpected error under a number that the person is shown; nothing of the error itself leaves the server. */
export function logUnexpected(error: unknown, where: string): string {
  const reference = randomUUID().slice(0, 8);
  log().error({ event: 'unexpected_error', reference, where: withoutTokens(where), ...errorFacts(error) });
  return reference;
}

/** The last part of a confirmation link is a secret. */
function withoutTokens(path: string): string {
  return path.replace(/[\w-]{30,}/g, (part) => (/^[0-9a-f-]{36}$/.test(part) ? part : '…'));
}
