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

/**
 * The Set-Cookie line that marks a browser as one in which the owner of the account has signed in: a stranger who
 * types wrong passwords elsewhere cannot lock the owner out here. It opens nothing.
 */
export async function deviceCookie(accountId: string): Promise<string> {
  const { AUTH_SECRET: secret } = environment();
  const value = await encode({ token: { knows: markOf(accountId) }, secret, salt, maxAge: halfAYear });
  return cookieLine('device', value, halfAYear);
}

/** Whether the cookie was set by a sign-in to this account. */
export async function isKnownDevice(cookie: string | undefined, accountId: string): Promise<boolean> {
  if (!cookie) return false;
  const { AUTH_SECRET: secret } = environment();
  const claims = await decode({ token: cookie, secret, salt }).catch(() => null);
  return claims?.knows === markOf(accountId);
}

function markOf(accountId: string): string {
  return createHash('sha256').update(`device of ${accountId}`).digest('base64url');
}
