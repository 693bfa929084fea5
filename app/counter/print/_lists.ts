import type { OperatorActor } from '@/lib/access/actor';
import { printQueue } from '@/lib/counter/print-queue';
import { deskLists, type DeskList } from '@/lib/domain/desk-lists';
import { printCorrections } from '@/lib/families/print-corrections';
import { printLinkRequests } from '@/lib/families/print-links';
import type { PrintedList } from '@/lib/papers/printed-list';
import { printQuestions } from '@/lib/questions/print-questions';

/** Every tab of the queue as a list for paper, those with pages of their own too. */
export const printedLists: ReadonlyMap<string, (actor: OperatorActor) => Promise<PrintedList>> = new Map([
  ...(Object.keys(deskLists) as DeskList[]).map(
    (list) => [list, (actor: OperatorActor) => printQueue(actor, list)] as const,
  ),
  ['links', printLinkRequests] as const,
  ['corrections', printCorrections] as const,
  ['questions', printQuestions] as const,
]);
