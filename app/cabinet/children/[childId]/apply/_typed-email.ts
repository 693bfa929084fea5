import { untouchedForm } from '@/lib/domain/form-state';
import { findLastDraft, keepDraft } from '@/lib/platform/drafts';

/* Beside the drafts of the form that came back with errors: those belong to one return, this one to every visit. */
const pathOf = (childId: string) => `/cabinet/children/${childId}/apply/change`;

/** Keeps, as it stands, what was typed into the e-mail field: it may not be an address yet. */
export async function keepTypedEmail(accountId: string, childId: string, email: string): Promise<void> {
  await keepDraft(accountId, pathOf(childId), { ...untouchedForm, values: { email } });
}

export async function findTypedEmail(accountId: string, childId: string): Promise<string | null> {
  const draft = await findLastDraft(accountId, pathOf(childId));
  return draft?.values.email ?? null;
}
