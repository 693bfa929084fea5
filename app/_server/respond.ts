import { randomUUID } from 'node:crypto';
import { errorFacts, log } from '@/lib/platform/log';
import { withoutTokens } from './path-for-log';
import { plainLook } from './plain-look';

/** Redirect after a POST: the next page is asked for with GET, so that reloading it repeats nothing. */
export function seeOther(location: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store', ...headers } });
}

/** `download`: the name of the file it is saved as; nothing is opened then. */
type Way = { href: string; label: string; download?: string };

type PlainPage = {
  /** The ways on: address and words. Without any there is the start page only. */
  link?: Way | readonly Way[];
  /** What is shown below the sentence, one line each. */
  lines?: readonly string[];
  headers?: Readonly<Record<string, string>>;
};

/** A page that needs nothing else to work, for answers given before any page can be drawn. */
export function plainPage(
  status: number,
  title: string,
  sentence: string,
  { link, lines = [], headers = {} }: PlainPage = {},
): Response {
  const links = [...[link ?? []].flat(), { href: '/', label: 'На главную страницу' }];
  const html = `<!DOCTYPE html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${asText(title)}</title>
<style>${plainLook}</style>
</head>
<body>
<header><a href="/">Сертификат дополнительного образования</a></header>
<main>
<h1>${asText(title)}</h1>
<p>${asText(sentence)}</p>${listOf(lines)}
<p>${links.map(linkTo).join(' ')}</p>
</main>
</body>
</html>`;
  return new Response(html, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}

function listOf(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n<ul>${lines.map((line) => `<li>${asText(line)}</li>`).join('')}</ul>`;
}

function linkTo({ href, label, download }: Way): string {
  const saved = download === undefined ? '' : ` download="${asText(download)}"`;
  return `<a href="${asText(href)}"${saved}>${asText(label)}</a>`;
}

/** A sentence may quote what somebody sent. */
function asText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Logs an unexpected error under a number that the person is shown; nothing of the error itself leaves the server. */
export function logUnexpected(error: unknown, where: string): string {
  const reference = randomUUID().slice(0, 8);
  log().error({ event: 'unexpected_error', reference, where: withoutTokens(where), ...errorFacts(error) });
  return reference;
}
