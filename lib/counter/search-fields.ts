import { z } from 'zod';
import type { OperatorActor } from '@/lib/access/actor';
import { formatDate } from '@/lib/domain/dates';
import { birthDateWords, optionalDate, textField } from '@/lib/domain/fields';
import type { FormState } from '@/lib/domain/form-state';
import { today } from '@/lib/platform/clock';
import { findDraft, keepDraft } from '@/lib/platform/drafts';

const queryWords = {
  title: 'Номер сертификата, фамилия или код с заявления',
  accusative: 'номер сертификата, фамилию или код с заявления',
};

/** The address a scanner reads from the paper is the longest thing anybody searches for. */
export const searchFields = z.object({
  query: textField({ label: queryWords, max: 200 }),
  birthDate: optionalDate({ label: birthDateWords, notAfter: today }),
});

export type SearchWords = z.output<typeof searchFields>;

const path = '/counter/search';

/** Keeps the words of a search on the server, so that no personal data stands in an address. Returns the search's id. */
export function rememberSearch(actor: OperatorActor, { query, birthDate }: SearchWords): Promise<string> {
  const values = { query, birthDate: birthDate ? formatDate(birthDate) : '' };
  return keepDraft(actor.accountId, path, { values, errors: {}, sentence: null });
}

/** The words of this operator's search and the form they were typed into, or null: never there, or another's. */
export async function recallSearch(
  actor: OperatorActor,
  searchId: string,
): Promise<{ words: SearchWords; form: FormState } | null> {
  const form = await findDraft(searchId, actor.accountId, path);
  const words = searchFields.safeParse(form?.values);
  return form && words.success ? { words: words.data, form } : null;
}
