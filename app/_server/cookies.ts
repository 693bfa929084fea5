import { sessionCookieName } from '@/lib/access/session';

/** The session token a request carries. */
export function sessionTokenOf(request: Request): string | undefined {
  const prefix = `${sessionCookieName()}=`;
  return request.headers
    .get('cookie')
    ?.split(/;\s*/)
    .find((pair) => pair.startsWith(prefix))
    ?.slice(prefix.length);
}
