import { handOutPaper } from '@/lib/certificates/hand-out-paper';
import { Refusal } from '@/lib/domain/refusal';
import type { Role } from '@/lib/domain/roles';
import { fileRoute } from './file-route';

/**
 * Sends application and consent as one PDF to the roles of the route's room: the latest, or where `versions` are on offer
 * the one named by «?version=2». `returnTo` is the page of the certificate in that room.
 */
export function paperRoute(
  roles: readonly Role[],
  returnTo: (certificateId: string) => string,
  { versions = false }: { versions?: boolean } = {},
) {
  return fileRoute<{ certificateId: string }>({
    returnTo: ({ certificateId }) => returnTo(certificateId),
    open: async (actor, { certificateId }, query) => {
      if (!roles.includes(actor.role)) throw new Refusal('not_found');
      const paper = await handOutPaper(actor, certificateId, versions ? askedVersion(query) : undefined);
      return {
        content: Uint8Array.from(paper.content),
        headers: {
          'content-type': 'application/pdf',
          // The name of the file stays in the list of downloads of a shared computer: no personal data in it.
          'content-disposition': `inline; filename*=UTF-8''zayavlenie-${paper.applicationNumber}.pdf`,
        },
      };
    },
  });
}

function askedVersion(query: URLSearchParams): number | undefined {
  const asked = query.get('version');
  if (asked === null) return undefined;
  if (!/^[1-9]\d{0,3}$/.test(asked)) throw new Refusal('not_found');
  return Number(asked);
}
