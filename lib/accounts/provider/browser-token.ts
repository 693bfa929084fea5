import { createHash, randomBytes } from 'node:crypto';
import { cookieLine, cookieName } from '@/lib/platform/cookies';

/** How long a journey to the provider, and then its confirmation, may take. */
export const tripMinutes = 10;

/** What the browser holds while it is on its way; the table holds only the hash, so who reads it can go no way on. */
export function newBrowserToken(): string {
  return randomBytes(32).toString('base64url');
}

export function browserTokenHash(token: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash('sha256').update(token).digest());
}

export function providerCookieName(): string {
  return cookieName('provider');
}

/**
 * The Set-Cookie line for a token; an empty token removes the cookie. It is Lax and not Strict: the browser has to bring
 * it along when the provider sends it back from another site.
 */
export function providerCookie(token: string): string {
  return cookieLine('provider', token, tripMinutes * 60);
}
