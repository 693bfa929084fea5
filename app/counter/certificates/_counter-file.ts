import { fileRoute } from '@/app/_server/file-route';
import type { OperatorActor } from '@/lib/access/actor';
import { Refusal } from '@/lib/domain/refusal';

type CounterFile = {
  /** Under which it is saved: no personal data in it. */
  name: string;
  open: (actor: OperatorActor, certificateId: string) => Promise<Uint8Array>;
};

/** A PDF the operator prints from the record of a certificate; for everybody else there is none. */
export function counterFile({ name, open }: CounterFile) {
  return fileRoute<{ certificateId: string }>({
    returnTo: ({ certificateId }) => `/counter/certificates/${certificateId}`,
    open: async (actor, { certificateId }) => {
      if (actor.role !== 'operator') throw new Refusal('not_found');
      return {
        content: Uint8Array.from(await open(actor, certificateId)),
        headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}"` },
      };
    },
  });
}
