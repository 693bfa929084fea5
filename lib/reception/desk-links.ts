import type { OperatorActor } from '@/lib/access/actor';
import { countLinkRequests } from '@/lib/families/link-request-queries';
import type { Unfinished } from '@/lib/platform/drafts';
import { findVisitDraft } from './visit-draft';

/** What the first page of the counter shows of families in person: a form begun and not sent, and requests to be linked. */
export async function describeReception(actor: OperatorActor): Promise<Reception> {
  const [unfinished, linkRequests] = await Promise.all([findVisitDraft(actor), countLinkRequests(actor)]);
  return { unfinished, linkRequests };
}

export type Reception = { unfinished: Unfinished | null; linkRequests: number };
