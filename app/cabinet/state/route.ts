import { sessionTokenOf } from '@/app/_server/cookies';
import { logUnexpected, tryAgain } from '@/app/_server/respond';
import { unfinishedPage } from '@/lib/access/actor';
import { findWatcher } from '@/lib/access/session';
import { familyVersion } from '@/lib/overview/family-version';

const unkept = { 'cache-control': 'no-store' };

/** For the script of a page that waits: nothing as long as all is as it was, else the new version. No use of the session. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await findWatcher(sessionTokenOf(request));
    if (!actor || unfinishedPage(actor) !== null) return new Response(null, { status: 401, headers: unkept });
    if (actor.role !== 'parent' && actor.role !== 'child') {
      return new Response(null, { status: 404, headers: unkept });
    }
    const version = await familyVersion(actor);
    const isSame = new URL(request.url).searchParams.get('since') === version;
    return isSame
      ? new Response(null, { status: 204, headers: unkept })
      : Response.json({ version }, { headers: unkept });
  } catch (error) {
    logUnexpected(error, '/cabinet/state');
    return new Response(null, { status: 503, headers: { ...unkept, ...tryAgain } });
  }
}
