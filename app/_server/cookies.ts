import { sessionCookieName } from '@/lib/access/session';

/** The value of a cookie that a request carries. */
export function cookieOf(request: Request, name: string): string | undefined {
  const prefix = `${name}=`;
  return request.headers
    .get('cookie')
    ?.split(/;\s*/)
    .find((pair) => pair.startsWith(prefix))
    ?.slice(prefix.length);
}

/** The session token a request carries. */
export function sessionTokenOf(request: Request): string | undefined {
  return cookieOf(request, sessionCookieName());
}
