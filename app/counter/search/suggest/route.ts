import { sessionTokenOf } from '@/app/_server/cookies';
import { readForm } from '@/app/_server/read-form';
import { logUnexpected } from '@/app/_server/respond';
import { isSameOrigin } from '@/app/_server/same-origin';
import { unfinishedPage } from '@/lib/access/actor';
import { findActor } from '@/lib/access/session';
import { listFirstMatches } from '@/lib/counter/first-matches';
import { searchFields } from '@/lib/counter/search-fields';
import { Postponement } from '@/lib/domain/postponement';
import { Refusal, refusalKinds } from '@/lib/domain/refusal';

/**
 * First matches of what is being typed, for the script of the search box. Posted, so that no name stands in an address;
 * words that are no search yet match nothing and are no error.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refused(new Refusal('forbidden'));
  try {
    const actor = await findActor(sessionTokenOf(request));
    const { values } = await readForm(request);
    if (!actor || unfinishedPage(actor) !== null) throw new Refusal('unauthenticated');
    if (actor.role !== 'operator') throw new Refusal('not_found');
    const words = searchFields.safeParse(values);
    return answer(200, { matches: words.success ? await listFirstMatches(actor, words.data) : [] });
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    // The next key overtook it while it was still being sent: nobody waits for an answer.
    if (!isCutShort(error)) logUnexpected(error, '/counter/search/suggest');
    return refused(new Refusal('unavailable'));
  }
}

function isCutShort(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}

function refused(refusal: Refusal): Response {
  const wait: Record<string, string> =
    refusal instanceof Postponement ? { 'retry-after': String(refusal.seconds) } : {};
  return answer(refusalKinds[refusal.code].status, { error: refusal.message }, wait);
}

function answer(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } });
}
