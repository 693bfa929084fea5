import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { cookieLine } from '@/lib/platform/cookies';
import { environment } from '@/lib/platform/environment';

/** What a browser that is not signed in yet carries from one step to the next: the id of a row, and its minutes. */
const idCookies = {
  /** A sign-in whose second step is awaited. */
  pending: { minutes: 10 },
  /** A challenge a passkey has to answer. */
  challenge: { minutes: 5 },
} as const satisfies Record<string, { minutes: number }>;

export type IdCookie = keyof typeof idCookies;

export function lifetimeOf(cookie: IdCookie): number {
  return idCookies[cookie].minutes * 60_000;
}

/** The Set-Cookie line that carries the id of a row and nothing else; null removes the cookie. */
export async function idCookie(cookie: IdCookie, id: string | null): Promise<string> {
  const { AUTH_SECRET: secret } = environment();
  const maxAge = idCookies[cookie].minutes * 60;
  const value = id === null ? '' : await encode({ token: { id }, secret, salt: saltOf(cookie), maxAge });
  return cookieLine(cookie, value, maxAge);
}

/** The id in the value of such a cookie, or null. */
export async function idInCookie(cookie: IdCookie, value: string | undefined): Promise<string | null> {
  if (!value) return null;
  const { AUTH_SECRET: secret } = environment();
  const claims = await decode({ token: value, secret, salt: saltOf(cookie) }).catch(() => null);
  return z.uuid().safeParse(claims?.id).data ?? null;
}

/** Makes keys of its own: one cookie cannot stand for another. */
function saltOf(cookie: IdCookie): string {
  return `portal-${cookie}`;
}
