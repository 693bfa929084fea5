import { fileRoute } from '@/app/_server/file-route';
import { printVisits } from '@/lib/bookings/day-list';
import { readDay } from '@/lib/bookings/visit-fields';
import { visitDay } from '@/lib/domain/bookings';
import { Refusal } from '@/lib/domain/refusal';
import { today } from '@/lib/platform/clock';
import { sheetAnswer } from '../../_print-sheet';

/** The list of a day on paper: `?day=2026-11-24`, of today without it. */
export const GET = fileRoute({
  returnTo: () => '/counter/visits',
  open: async (actor, _params, query) => {
    if (actor.role !== 'operator') throw new Refusal('not_found');
    const day = readDay(query.get('day')) ?? today();
    const list = await printVisits(actor, day, `Записаны на приём: ${visitDay(day).toLowerCase()}`);
    return sheetAnswer(actor, list, '/counter/visits/print');
  },
});
