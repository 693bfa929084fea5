import { sessionTokenOf } from '@/app/_server/cookies';
import { seeOther } from '@/app/_server/respond';
import { foreignForm, isSameOrigin } from '@/app/_server/same-origin';
import { sessionCookie, findActor } from '@/lib/access/session';
import { signOut } from '@/lib/accounts/sign-out';

/** «Выход»: ends the session on the server and removes the cookie. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return foreignForm();
  const actor = await findActor(sessionTokenOf(request));
  if (actor) await signOut(actor);
  return seeOther('/', { 'set-cookie': sessionCookie('') });
}
