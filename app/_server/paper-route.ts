import { buffer } from 'node:stream/consumers';
import { openPaper } from '@/lib/certificates/open-paper';
import { Refusal } from '@/lib/domain/refusal';
import type { Role } from '@/lib/domain/roles';
import { renderPapers } from '@/lib/papers/render-papers';
import { fileRoute } from './file-route';

/**
 * Sends application and consent as one PDF to the roles of the route's room. `returnTo` is the page of the certificate
 * in that room.
 */
export function paperRoute(roles: readonly Role[], returnTo: (certificateId: string) => string) {
  return fileRoute<{ certificateId: string }>({
    returnTo: ({ certificateId }) => returnTo(certificateId),
    open: async (actor, { certificateId }) => {
      if (!roles.includes(actor.role)) throw new Refusal('not_found');
      const paper = await openPaper(actor, certificateId);
      return {
        // Collected before it is sent: it is small, and an error half-way is an error page and not half a file.
        content: Uint8Array.from(await buffer(renderPapers(paper))),
        headers: {
          'content-type': 'application/pdf',
          // The name of the file stays in the list of downloads of a shared computer: no personal data in it.
          'content-disposition': `inline; filename*=UTF-8''zayavlenie-${paper.applicationNumber}.pdf`,
        },
      };
    },
  });
}
