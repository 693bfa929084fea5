import { sessionCookieName } from '@/lib/access/session';
import { environment } from '@/lib/platform/environment';

type Sent = { token?: string; headers?: Record<string, string>; body: BodyInit };

/** A form as a browser sends it from a page of the portal. */
export function posted(path: string, { token, headers = {}, body }: Sent): Request {
  const { APP_URL } = environment();
  return new Request(new URL(path, APP_URL), {
    method: 'POST',
    headers: {
      origin: new URL(APP_URL).origin,
      ...(token ? { cookie: `theme=dark; ${sessionCookieName()}=${token}` } : {}),
      ...headers,
    },
    body,
  });
}

/** A page or file as a browser asks for it. */
export function asked(path: string, { token }: { token: string }): Request {
  return new Request(new URL(path, environment().APP_URL), {
    headers: { cookie: `${sessionCookieName()}=${token}` },
  });
}
