import { z } from 'zod';
import type { IssuerActor } from '@/lib/access/actor';
import { optionalText } from '@/lib/domain/fields';
import { untouchedForm, type FormState } from '@/lib/domain/form-state';
import { findDraft, keepDraft } from '@/lib/platform/drafts';
import { pupilAccess } from './pupils';

/** Which part of the list is shown; anything unknown in an address shows all. */
export const accessField = z.enum(pupilAccess).nullable().catch(null);

export const pupilSearchFields = z.object({ name: optionalText({ max: 100 }), access: accessField });

const path = '/counter/logins/search';

/** Keeps the name on the server, so that no child's name stands in an address. Returns the search's id. */
export function rememberPupilSearch(actor: IssuerActor, name: string): Promise<string> {
  return keepDraft(actor.accountId, path, { values: { name }, errors: {}, sentence: null });
}

/** The form with the name this issuer looks for; untouched when there is no such search. */
export async function recallPupilSearch(actor: IssuerActor, searchId: string | null): Promise<FormState> {
  return (searchId && (await findDraft(searchId, actor.accountId, path))) || untouchedForm;
}
