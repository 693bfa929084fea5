import { keepDraft } from '@/lib/platform/drafts';

/** The page again with what was typed in it and a look at how it will stand there: nothing is published yet. */
export async function previewPath(
  accountId: string,
  page: string,
  values: Readonly<Record<string, string>>,
): Promise<string> {
  const draft = await keepDraft(accountId, page, { values, errors: {}, sentence: null });
  return `${page}?draft=${draft}&preview=yes`;
}
