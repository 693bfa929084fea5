import { fileRoute } from '@/app/_server/file-route';
import { isFamily, type FamilyActor } from '@/lib/access/actor';
import { Refusal } from '@/lib/domain/refusal';

type FamilyFile = {
  type: string;
  /** What it is saved as. It stays in the list of downloads of a shared computer: no personal data in it. */
  name: { latin: string; russian: string };
  open: (actor: FamilyActor, certificateId: string) => Promise<Uint8Array>;
};

/** A file the family saves from the card of its certificate; for everybody else there is none. */
export function familyFile({ type, name, open }: FamilyFile) {
  return fileRoute<{ certificateId: string }>({
    returnTo: ({ certificateId }) => `/cabinet/certificates/${certificateId}`,
    open: async (actor, { certificateId }) => {
      if (!isFamily(actor)) throw new Refusal('not_found');
      return {
        content: Uint8Array.from(await open(actor, certificateId)),
        headers: {
          'content-type': type,
          'content-disposition': `attachment; filename="${name.latin}"; filename*=UTF-8''${encodeURIComponent(name.russian)}`,
        },
      };
    },
  });
}
