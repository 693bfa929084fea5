import type { OperatorActor } from '@/lib/access/actor';
import { countLinkRequests } from '@/lib/families/link-request-queries';
import { listVisitDrafts, type UnfinishedVisit } from './visit-draft';

/** What the first page of the counter shows of families in person: forms begun and not sent, and requests to be linked. */
export async function describeReception(actor: OperatorActor): Promise<Reception> {
  const [unfinished, linkRequests] = await Promise.all([listVisitDrafts(actor), countLinkRequests(actor)]);
  return { unfinished, linkRequests };
}

export type Reception = { unfinished: UnfinishedVisit[]; linkRequests: number };
