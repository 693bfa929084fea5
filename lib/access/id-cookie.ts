import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { environment } from '@/lib/platform/environment';

/** What a browser that is not signed in yet carries from one step to the next: the id of a row, and its minutes. */
const idCookies = {
  /** A sign-in whose second step is awaited. */
  'portal-pending': { minutes: 10 },
  /** A challenge a passkey has to answer. */
  'portal-challenge': { minutes: 5 },
} as const satisfies Record<string, { minutes: number }>;

export type IdCookie = keyof typeof idCookies;

export function lifetimeOf(cookie: IdCookie): number {
  return idCookies[cookie].minutes * 60_000;
}

/** On HTTPS the __Host- prefix binds the cookie to this host and to the secure channel. */
export function idCookieName(cookie: IdCookie): string {
  return environment().APP_URL.startsWith('https://') ? `__Host-${cookie}` : cookie;
}

/** The Set-Cookie line that carries the id of a row and nothing else; null removes the cookie. */
export async function idCookie(cookie: IdCookie, id: string | null): Promise<string> {
  const { AUTH_SECRET: secret, APP_URL } = environment();
  const maxAge = id === null ? 0 : idCookies[cookie].minutes * 60;
  // The salt makes keys of its own: one cookie cannot stand for another.
  const value = id === null ? '' : await encode({ token: { id }, secret, salt: cookie, maxAge });
  const secure = APP_URL.startsWith('https://') ? '; Secure' : '';
  return `${idCookieName(cookie)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`;
}

/** The id in the value of such a cookie, or null. */
export async function idInCookie(cookie: IdCookie, value: string | undefined): Promise<string | null> {
  if (!value) return null;
  const { AUTH_SECRET: secret } = environment();
  const claims = await decode({ token: value, secret, salt: cookie }).catch(() => null);
  return z.uuid().safeParse(claims?.id).data ?? null;
}
