import { fileRoute } from '@/app/_server/file-route';
import { Refusal } from '@/lib/domain/refusal';
import { openVisitPapers } from '@/lib/reception/visit-papers';

export const GET = fileRoute<{ visitId: string }>({
  returnTo: ({ visitId }) => `/counter/family/visits/${visitId}`,
  open: async (actor, { visitId }) => {
    if (actor.role !== 'operator') throw new Refusal('not_found');
    const content = await openVisitPapers(actor, visitId);
    if (!content) throw new Refusal('conflict', 'Печатать пока нечего: номера ещё не выданы.');
    return {
      content: Uint8Array.from(content),
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename*=UTF-8''zayavleniya-semi.pdf`,
      },
    };
  },
});
