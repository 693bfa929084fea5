import { fileRoute } from '@/app/_server/file-route';
import { printQueue } from '@/lib/counter/print-queue';
import { isDeskList } from '@/lib/domain/desk-lists';
import { Refusal } from '@/lib/domain/refusal';
import { sheetAnswer } from '../_print-sheet';

/** A whole list of the desk on paper: `?list=…`. */
export const GET = fileRoute({
  returnTo: () => '/counter',
  open: async (actor, _params, query) => {
    const list = query.get('list');
    if (actor.role !== 'operator' || !isDeskList(list)) throw new Refusal('not_found');
    return sheetAnswer(actor, await printQueue(actor, list), '/counter/print');
  },
});
