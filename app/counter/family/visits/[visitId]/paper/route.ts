import { buffer } from 'node:stream/consumers';
import { fileRoute } from '@/app/_server/file-route';
import { Refusal } from '@/lib/domain/refusal';
import { renderFamilyPapers } from '@/lib/papers/render-papers';
import { openVisitPapers } from '@/lib/reception/visit-papers';

export const GET = fileRoute<{ visitId: string }>({
  returnTo: ({ visitId }) => `/counter/family/visits/${visitId}`,
  open: async (actor, { visitId }) => {
    if (actor.role !== 'operator') throw new Refusal('not_found');
    const papers = await openVisitPapers(actor, visitId);
    if (papers.length === 0) throw new Refusal('conflict', 'Печатать пока нечего: номера ещё не выданы.');
    return {
      content: Uint8Array.from(await buffer(renderFamilyPapers(papers))),
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename*=UTF-8''zayavleniya-semi.pdf`,
      },
    };
  },
});
