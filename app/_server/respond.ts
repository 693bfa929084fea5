import { randomUUID } from 'node:crypto';
import { errorFacts, log } from '@/lib/platform/log';
import { withoutTokens } from './path-for-log';
import { plainHtml, type PlainContent } from './plain-html';

/** Redirect after a POST: the next page is asked for with GET, so that reloading it repeats nothing. */
export function seeOther(location: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store', ...headers } });
}

type PlainPage = Pick<PlainContent, 'link' | 'lines'> & { headers?: Readonly<Record<string, string>> };

/** Of whoever is told that it does not go now: the portal is back within five seconds once what it needs is. */
export const tryAgain = { 'retry-after': '15' } as const;

/** A page that stands alone, for answers given before any page can be drawn. One that says «not now» says when. */
export function plainPage(
  status: number,
  title: string,
  sentence: string,
  { headers = {}, ...content }: PlainPage = {},
): Response {
  return new Response(plainHtml({ title, sentence, ...content }), {
    status,
    headers: { ...plainHeaders, ...(status === 503 ? tryAgain : {}), ...headers },
  });
}

export const plainHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
} as const;

/** Logs an unexpected error under a number that the person is shown; nothing of the error itself leaves the server. */
export function logUnexpected(error: unknown, where: string): string {
  const reference = randomUUID().slice(0, 8);
  log().error({ event: 'unexpected_error', reference, where: withoutTokens(where), ...errorFacts(error) });
  return reference;
}

/** What Next could not draw, under the number it shows for it. */
export function logFailedPage(error: unknown, where: string): void {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined;
  log().error({ event: 'unexpected_error', reference: digest, where, ...errorFacts(error) });
}
