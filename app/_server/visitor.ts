import { deviceCookieName } from '@/lib/access/session-device';
import type { Visitor } from '@/lib/accounts/visitor';
import { clientAddress } from '@/lib/domain/network';
import { environment } from '@/lib/platform/environment';
import { cookieOf } from './cookies';
import { peerHeader } from './request-start';

/** What a request tells of whoever is not signed in. */
export function visitorOf(request: Request): Visitor {
  const { headers } = request;
  return {
    address: clientAddress(
      headers.get(peerHeader),
      headers.get('x-forwarded-for'),
      environment().TRUSTED_PROXIES,
    ),
    userAgent: headers.get('user-agent'),
    deviceCookie: cookieOf(request, deviceCookieName()),
  };
}
