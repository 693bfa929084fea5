import { environment } from '@/lib/platform/environment';
import { log } from '@/lib/platform/log';
import { withoutTokens } from './path-for-log';
import { plainPage } from './respond';

/** True when a form was sent by a page of this portal, by what the browser says of it (never by a cookie). */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const same = site ? site === 'same-origin' : origin === new URL(environment().APP_URL).origin;
  if (!same)
    log().warn({ event: 'form_from_elsewhere', where: withoutTokens(new URL(request.url).pathname) });
  return same;
}

export function foreignForm(): Response {
  return plainPage(
    403,
    'Форма не принята',
    'Форма отправлена не с этого сайта. Откройте страницу портала и заполните форму там.',
  );
}
