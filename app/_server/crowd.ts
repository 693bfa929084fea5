import { randomInt } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sessionCookieName } from '@/lib/access/session';
import { countTurnedAway } from '@/lib/platform/metrics';
import { waitingFor } from './in-turn';
import { plainHtml } from './plain-html';
import { plainHeaders } from './respond';
import { viewCookieName } from './view-settings';

/**
 * Pages that may wait for their turn; a slow machine draws so many in a quarter of a minute, and a proxy in front waits no
 * longer than a minute. Whoever is signed in stands amid something: the second half of the places is theirs. Scripts of their
 * pages could do nothing with words to a person and wait longer.
 */
export const mostWaiting = { scripts: 600, signedIn: 300, others: 150 } as const;

/** Seconds after which somebody comes again, not everybody at once: least, and one more than most. */
const comesAgainIn = [20, 36] as const;

/** Somebody comes back from signing in elsewhere, with a code that is good once and soon is not. */
const cannotComeAgain = /^\/sign-in\/provider\//;

export function hasSessionCookie(request: IncomingMessage): boolean {
  return hasCookie(request, sessionCookieName());
}

/** Chosen by somebody who sees badly, or who is here for longer than a look. */
export function hasViewCookie(request: IncomingMessage): boolean {
  return hasCookie(request, viewCookieName());
}

function hasCookie({ headers }: IncomingMessage, name: string): boolean {
  return (headers.cookie ?? '').includes(`${name}=`);
}

/** Whether what is asked for would wait behind so many that it had better be asked for later. */
export function isCrowded(request: IncomingMessage): boolean {
  const most = mostWaiting[kindOf(request)];
  return waitingFor(most) >= most;
}

function kindOf(request: IncomingMessage): keyof typeof mostWaiting {
  if (cannotComeAgain.test(request.url ?? '')) return 'scripts';
  if (hasSessionCookie(request)) return isOpened(request) ? 'signedIn' : 'scripts';
  return hasViewCookie(request) ? 'signedIn' : 'others';
}

/** By a person, in the place of the page before. */
function isOpened({ headers }: IncomingMessage): boolean {
  const destination = headers['sec-fetch-dest'] ?? 'document';
  return destination === 'document' && !('rsc' in headers) && /text\/html/.test(headers.accept ?? '');
}

/** Tells somebody at once to come later, instead of letting the page stay empty for minutes; the browser asks again by itself. */
export function turnAway(response: ServerResponse): void {
  countTurnedAway();
  const seconds = String(randomInt(...comesAgainIn));
  const refresh = seconds + again(response.req.url ?? '');
  response.writeHead(503, { ...plainHeaders, 'retry-after': seconds, refresh });
  response.end(plainHtml(crowdedWords));
}

/** Named, because a browser does not leave a page for its own address when that ends in a #place. Never another site's. */
function again(address: string): string {
  return /^\/(?![/\\])/.test(address) ? `; url=${address}` : '';
}

export const crowdedWords = {
  title: 'Сейчас на портале очень много людей',
  sentence:
    'Не закрывайте страницу: примерно через полминуты браузер сам попробует открыть её (или скачать файл), и так, пока не получится. Отправленное раньше не пропало.',
  link: { href: '', label: 'Попробовать сейчас' },
} as const;
