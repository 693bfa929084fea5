import { fileRoute } from '@/app/_server/file-route';
import { printPupilsLeft } from '@/lib/certificates/group/print-pupils';
import { parsePupilClass } from '@/lib/domain/pupil-class';
import { Refusal } from '@/lib/domain/refusal';
import { sheetAnswer } from '../../../_print-sheet';
import { groupsPath } from '../../_addresses';

/** Who of a class is left, on paper: `?class=…`. */
export const GET = fileRoute<{ institutionId: string }>({
  returnTo: ({ institutionId }) => `${groupsPath}/${institutionId}`,
  open: async (actor, { institutionId }, query) => {
    if (actor.role !== 'operator') throw new Refusal('not_found');
    const list = await printPupilsLeft(actor, institutionId, parsePupilClass(query.get('class')));
    return sheetAnswer(actor, list, `${groupsPath}/print`);
  },
});
