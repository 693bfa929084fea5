import { sessionTokenOf } from '@/app/_server/cookies';
import { foreignForm, isSameOrigin } from '@/app/_server/same-origin';
import { findSessionTime, findSignedIn } from '@/lib/access/session';

/** «Продолжить работу»: counts as use of the session and says what is left of it. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return foreignForm();
  const token = sessionTokenOf(request);
  const time = (await findSignedIn(token))?.time ?? (await findSessionTime(token));
  return Response.json(time, { headers: { 'cache-control': 'no-store' } });
}
