import { fileRoute } from '@/app/_server/file-route';
import type { RegionalActor } from '@/lib/access/actor';
import { Refusal } from '@/lib/domain/refusal';
import { readPeriod, type Period } from '@/lib/personal-data/retention/destruction-act';

type ActFile = {
  type: string;
  name: { latin: string; russian: string };
  open: (actor: RegionalActor, period: Period) => Promise<Uint8Array>;
};

/** A file about the days in the address, for the regional admin; for everybody else there is none. */
export function actFile({ type, name, open }: ActFile) {
  return fileRoute({
    returnTo: () => '/admin/region/retention',
    open: async (actor, _params, query) => {
      if (actor.role !== 'regional_admin') throw new Refusal('not_found');
      const period = readPeriod(Object.fromEntries(query));
      if (!period) throw new Refusal('not_found');
      return {
        content: Uint8Array.from(await open(actor, period)),
        headers: {
          'content-type': type,
          'content-disposition': `attachment; filename="${name.latin}"; filename*=UTF-8''${encodeURIComponent(name.russian)}`,
        },
      };
    },
  });
}
