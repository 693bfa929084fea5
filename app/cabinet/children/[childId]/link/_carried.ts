import { untouchedForm, type FormState } from '@/lib/domain/form-state';
import { speaksOfCertificate } from '@/lib/domain/link-requests';
import { findLastDraft } from '@/lib/platform/drafts';

/** The forms whose refusal leads here, and what they have in common with this one. */
const forms = {
  document: ['kind', 'series', 'number'],
  edit: ['snils'],
} as const satisfies Record<string, readonly string[]>;

/** What the person has typed into the form that led here: it is not asked for a second time. */
export async function carriedForm(accountId: string, childId: string): Promise<FormState> {
  const values: Record<string, string> = {};
  for (const [form, names] of Object.entries(forms)) {
    const left = await findLastDraft(accountId, `/cabinet/children/${childId}/${form}`);
    // Another refusal leads elsewhere, and what it was about may have been put right since.
    if (!left || !speaksOfCertificate(left)) continue;
    for (const name of names) {
      const typed = left.values[name];
      if (typed) values[name] = typed;
    }
  }
  return { ...untouchedForm, values };
}
