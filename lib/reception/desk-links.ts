import type { OperatorActor } from '@/lib/access/actor';
import type { Unfinished } from '@/lib/platform/drafts';
import { findVisitDraft } from './visit-draft';

/** What the first page of the counter shows of families in person: a form begun and not sent. */
export async function describeReception(actor: OperatorActor): Promise<Reception> {
  return { unfinished: await findVisitDraft(actor) };
}

export type Reception = { unfinished: Unfinished | null };
