import { findActor } from '@/lib/access/session';
import { providerCookieName } from '@/lib/accounts/provider/browser-token';
import { refusalKinds } from '@/lib/domain/refusal';
import { providerLabel } from '@/lib/platform/identity-provider';
import { cookieOf, sessionTokenOf } from './cookies';
import { plainPage } from './respond';
import { sendBackError } from './send-back';

/** The answer of every address of the provider while the settings name none; null when they do. */
export function missingWithoutProvider(): Response | null {
  return providerLabel() === null
    ? plainPage(404, 'Страница не найдена', refusalKinds.not_found.sentence)
    : null;
}

/** By this the browser that went to the provider is known again. */
export function providerTokenOf(request: Request): string | undefined {
  return cookieOf(request, providerCookieName());
}

/** Under these what went wrong on the way is kept, apart from what is wrong in a form of the same page. */
export const troubleAtTheDoor = '/sign-in/provider';
export const troubleInTheCabinet = '/account/provider/return';

/** Says what went wrong on the way where the person can go on: in their cabinet when they are signed in, else at the door. */
export async function sayOnTheWay(error: unknown, request: Request): Promise<Response> {
  const actor = await findActor(sessionTokenOf(request)).catch(() => null);
  return actor?.role === 'parent' || actor?.role === 'child'
    ? sendBackError(error, actor.accountId, '/account/provider', {}, { keptAs: troubleInTheCabinet })
    : sendBackError(error, null, '/sign-in', {}, { keptAs: troubleAtTheDoor });
}
