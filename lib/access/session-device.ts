import { createHash } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { cookieLine, cookieName } from '@/lib/platform/cookies';
import { environment } from '@/lib/platform/environment';

const halfAYear = 180 * 24 * 60 * 60;
// Keys of this cookie and of the session's differ, so that neither can stand for the other.
const salt = 'portal-device';

export function deviceCookieName(): string {
  return cookieName('device');
}

/** A family shares a computer; more accounts than this are no family. */
const mostKnown = 8;

/**
 * The Set-Cookie line that marks a browser as one in which the owner of the account has signed in: a stranger who
 * types wrong passwords elsewhere cannot lock the owner out here, and a sign-in here is no news to the owner. It opens
 * nothing. `before` is the cookie so far: whoever else signed in here stays known.
 */
export async function deviceCookie(accountId: string, before: string | undefined): Promise<string> {
  const { AUTH_SECRET: secret } = environment();
  const own = markOf(accountId);
  const others = (await marksIn(before)).filter((mark) => mark !== own);
  const knows = [own, ...others].slice(0, mostKnown);
  return cookieLine('device', await encode({ token: { knows }, secret, salt, maxAge: halfAYear }), halfAYear);
}

/** Whether one of the sign-ins that made the cookie was to this account. */
export async function isKnownDevice(cookie: string | undefined, accountId: string): Promise<boolean> {
  return (await marksIn(cookie)).includes(markOf(accountId));
}

async function marksIn(cookie: string | undefined): Promise<unknown[]> {
  if (!cookie) return [];
  const { AUTH_SECRET: secret } = environment();
  const claims = await decode({ token: cookie, secret, salt }).catch(() => null);
  // Cookies of before hold one mark alone.
  return claims ? [claims.knows].flat() : [];
}

function markOf(accountId: string): string {
  return createHash('sha256').update(`device of ${accountId}`).digest('base64url');
}
