import { sessionTokenOf } from '@/app/_server/cookies';
import { readForm } from '@/app/_server/read-form';
import { refusedScript } from '@/app/_server/refused-script';
import { logUnexpected } from '@/app/_server/respond';
import { isSameOrigin } from '@/app/_server/same-origin';
import { unfinishedPage } from '@/lib/access/actor';
import { findActor } from '@/lib/access/session';
import { listFirstMatches } from '@/lib/counter/first-matches';
import { searchFields } from '@/lib/counter/search-fields';
import { Refusal } from '@/lib/domain/refusal';

/**
 * First matches of what is being typed, for the script of the search box. Posted, so that no name stands in an address;
 * words that are no search yet match nothing and are no error.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refusedScript(new Refusal('forbidden'));
  try {
    const actor = await findActor(sessionTokenOf(request));
    const { values } = await readForm(request);
    if (!actor || unfinishedPage(actor) !== null) throw new Refusal('unauthenticated');
    if (actor.role !== 'operator') throw new Refusal('not_found');
    const words = searchFields.safeParse(values);
    const matches = words.success ? await listFirstMatches(actor, words.data) : [];
    return Response.json({ matches }, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    if (error instanceof Refusal) return refusedScript(error);
    // The next key overtook it while it was still being sent: nobody waits for an answer.
    if (!isCutShort(error)) logUnexpected(error, '/counter/search/suggest');
    return refusedScript(new Refusal('unavailable'));
  }
}

function isCutShort(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}
