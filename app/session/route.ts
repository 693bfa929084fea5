import { sessionTokenOf } from '@/app/_server/cookies';
import { findSessionTime } from '@/lib/access/session';

/** What is left of the visitor's session. An open page asks for it: that is no use of the session and prolongs nothing. */
export async function GET(request: Request): Promise<Response> {
  const time = await findSessionTime(sessionTokenOf(request));
  return Response.json(time, { headers: { 'cache-control': 'no-store' } });
}
