import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { dbDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';

/** What the form of a family chooses among in the operator's municipality. */
export async function listVisitChoices(actor: OperatorActor) {
  requirePermission(actor, 'family.receive');
  const { municipalityId } = actor;
  const day = dbDate(today());
  const [schools, groups] = await Promise.all([
    database().institution.findMany({
      where: {
        municipalityId,
        closedOn: null,
        kind: { in: ['school', 'kindergarten'] },
        ...(actor.ownPupilsOnly ? { id: actor.institutionId } : {}),
      },
      orderBy: { shortName: 'asc' },
      select: { id: true, shortName: true },
    }),
    database().certificateGroup.findMany({
      where: {
        municipalityId,
        active: true,
        OR: [{ validTo: null }, { validTo: { gte: day } }],
      },
      orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
      select: { id: true, title: true },
    }),
  ]);
  return { schools, groups, ownPupilsOf: actor.ownPupilsOnly ? actor.institutionId : null };
}

export type VisitChoices = Awaited<ReturnType<typeof listVisitChoices>>;
