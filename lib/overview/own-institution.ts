import type { IssuerActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { formatHours } from '@/lib/domain/opening-hours';
import { database } from '@/lib/platform/database';
import { rightOf, rightShape } from './rights';

/** The issuer's own institution: where it is and what it may do. */
export async function getOwnInstitution(actor: IssuerActor) {
  requirePermission(actor, 'pupils.list');
  const institution = await database().institution.findUniqueOrThrow({
    where: { id: actor.institutionId },
    select: {
      name: true,
      shortName: true,
      address: true,
      room: true,
      phone: true,
      municipality: { select: { shortName: true } },
      hours: { select: { weekday: true, opensAt: true, closesAt: true, lunchFrom: true, lunchTo: true } },
      rights: rightShape,
    },
  });
  return {
    ...institution,
    municipality: institution.municipality.shortName,
    hours: formatHours(institution.hours),
    rights: institution.rights.map(rightOf),
  };
}

export type OwnInstitution = Awaited<ReturnType<typeof getOwnInstitution>>;
