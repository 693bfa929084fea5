import { z } from 'zod';
import { untouchedForm, type FormState } from '@/lib/domain/form-state';
import { findDraft } from '@/lib/platform/drafts';

export type PageQuery = Promise<Record<string, string | string[] | undefined>>;

/** The form as the person left it, when the page was returned to them with errors; untouched otherwise. */
export async function pageForm(path: string, accountId: string | null, query: PageQuery): Promise<FormState> {
  const id = z.uuid().safeParse((await query).draft);
  return (id.success ? await findDraft(id.data, accountId, path) : null) ?? untouchedForm;
}
