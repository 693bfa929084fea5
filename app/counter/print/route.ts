import { fileRoute } from '@/app/_server/file-route';
import { Refusal } from '@/lib/domain/refusal';
import { sheetAnswer } from '../_print-sheet';
import { printedLists } from './_lists';

/** A whole list of the queue on paper: `?list=…`. */
export const GET = fileRoute({
  returnTo: () => '/counter',
  open: async (actor, _params, query) => {
    const print = printedLists.get(query.get('list') ?? '');
    if (actor.role !== 'operator' || !print) throw new Refusal('not_found');
    return sheetAnswer(actor, await print(actor), '/counter/print');
  },
});
