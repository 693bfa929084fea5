import { createHash, randomBytes } from 'node:crypto';
import { environment } from '@/lib/platform/environment';

/** How long a journey to the provider, and then its confirmation, may take. */
export const tripMinutes = 10;

/** What the browser holds while it is on its way; the table holds only the hash, so who reads it can go no way on. */
export function newBrowserToken(): string {
  return randomBytes(32).toString('base64url');
}

export function browserTokenHash(token: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash('sha256').update(token).digest());
}

/** On HTTPS the __Host- prefix binds the cookie to this host and to the secure channel. */
export function providerCookieName(): string {
  return environment().APP_URL.startsWith('https://') ? '__Host-portal-provider' : 'portal-provider';
}

/**
 * The Set-Cookie line for a token; an empty token removes the cookie. Lax and not Strict: the browser has to bring it
 * along when the provider sends it back from another site.
 */
export function providerCookie(token: string): string {
  const secure = environment().APP_URL.startsWith('https://') ? '; Secure' : '';
  const age = token === '' ? 0 : tripMinutes * 60;
  return `${providerCookieName()}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`;
}
