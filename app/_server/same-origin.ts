import { environment } from '@/lib/platform/environment';
import { plainPage } from './respond';

/** True when a form was sent by a page of this portal, by what the browser says of it (never by a cookie). */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site) return site === 'same-origin';
  const origin = request.headers.get('origin');
  return origin === new URL(environment().APP_URL).origin;
}

export function foreignForm(): Response {
  return plainPage(
    403,
    'Форма не принята',
    'Форма отправлена не с этого сайта. Откройте страницу портала и заполните форму там.',
  );
}
