import { randomInt } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sessionCookieName } from '@/lib/access/session';
import { waitingFor } from './in-turn';
import { plainHtml } from './plain-html';
import { plainHeaders } from './respond';

/**
 * Pages that may wait for their turn; a slow machine draws so many in a quarter of a minute, and a proxy in front waits no
 * longer than a minute. Whoever is signed in stands amid something and is let in before those who have yet to begin.
 */
export const mostWaiting = { signedIn: 300, others: 150 } as const;

/** Seconds after which somebody comes again, not everybody at once: least, and one more than most. */
const comesAgainIn = [20, 36] as const;

/** Whether somebody says to be signed in; pages that say the same to all and the line before them need to know no more. */
export function hasSessionCookie({ headers }: IncomingMessage): boolean {
  return (headers.cookie ?? '').includes(`${sessionCookieName()}=`);
}

/** Whether the page of this request would wait behind so many that its visitor had better come later. */
export function isCrowded(request: IncomingMessage): boolean {
  const most = hasSessionCookie(request) ? mostWaiting.signedIn : mostWaiting.others;
  return waitingFor(most) >= most;
}

/** Tells a visitor at once to come later, instead of letting the page stay empty for minutes; the browser asks again by itself. */
export function turnAway(response: ServerResponse): void {
  const seconds = String(randomInt(...comesAgainIn));
  response.writeHead(503, { ...plainHeaders, 'retry-after': seconds, refresh: seconds });
  response.end(
    plainHtml({
      title: 'Сейчас на портале очень много людей',
      sentence:
        'Страница откроется сама меньше чем через минуту, обновлять её не нужно. Отправленное раньше не пропало.',
    }),
  );
}
