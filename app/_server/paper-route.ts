import { openPaper } from '@/lib/certificates/open-paper';
import { renderPapers } from '@/lib/papers/render-papers';
import { fileRoute } from './file-route';

/** Sends application and consent as one PDF. `returnTo` is the page of the certificate in the room of the route. */
export function paperRoute(returnTo: (certificateId: string) => string) {
  return fileRoute<{ certificateId: string }>({
    returnTo: ({ certificateId }) => returnTo(certificateId),
    open: async (actor, { certificateId }) => {
      const paper = await openPaper(actor, certificateId);
      return {
        content: renderPapers(paper),
        headers: {
          'content-type': 'application/pdf',
          // The name of the file stays in the list of downloads of a shared computer: no personal data in it.
          'content-disposition': `inline; filename*=UTF-8''zayavlenie-${paper.applicationNumber}.pdf`,
        },
      };
    },
  });
}
