import type { DeskActor } from '@/lib/access/municipality';
import { tooManyTries } from '@/lib/access/too-many-tries';
import { Refusal } from '@/lib/domain/refusal';
import { readSearch } from '@/lib/domain/register-search';
import { recordAlone } from '@/lib/platform/audit';
import { findDraft, keepDraft } from '@/lib/platform/drafts';
import { countAttempt } from '@/lib/platform/rate-limits';

/** All registers of an account share it: a search kept for a municipality finds in the region what it finds there. */
const place = '/admin/register/search';

/**
 * Keeps what was typed into the search on the server, so that nothing personal stands in an address. Returns its id.
 * Limited as at the counter, and recorded by its kind, never by its words.
 */
export async function rememberWords(actor: DeskActor, query: string): Promise<string> {
  const reading = readSearch(query);
  if ('sentence' in reading) throw new Refusal('invalid', reading.sentence, 'query');
  const reached = await countAttempt(['register_search', actor.accountId]);
  if (reached) throw tooManyTries(reached);
  await recordAlone(actor, {
    event: 'register_searched',
    subject: ['account', actor.accountId],
    details: { by: reading.value.key.kind, withBirthDate: reading.value.born !== null },
  });
  return keepDraft(actor.accountId, place, { values: { query }, errors: {}, sentence: null });
}

/** The words kept under this id; null when there are none for this account, or no longer. */
export async function recallWords(actor: DeskActor, searchId: string): Promise<string | null> {
  const kept = await findDraft(searchId, actor.accountId, place);
  return kept?.values.query ?? null;
}
