import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { fitsToday } from '@/lib/certificates/fitting-groups';
import { openOn } from '@/lib/institutions/open-on';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { settingsOn } from '@/lib/settings/settings-on';
import { listTowns } from './towns';

/** What the form of a family chooses among in the operator's municipality. */
export async function listVisitChoices(actor: OperatorActor) {
  requirePermission(actor, 'family.receive');
  const { municipalityId } = actor;
  const [schools, municipality, towns, issued] = await Promise.all([
    database().institution.findMany({
      where: {
        municipalityId,
        ...openOn(today()),
        kind: { in: ['school', 'kindergarten'] },
        ...(actor.ownPupilsOnly ? { id: actor.institutionId } : {}),
      },
      orderBy: { shortName: 'asc' },
      select: { id: true, shortName: true },
    }),
    database().municipality.findUniqueOrThrow({
      where: { id: municipalityId },
      select: {
        groups: { where: { active: true }, orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }] },
      },
    }),
    listTowns(database(), municipalityId),
    settingsOn(database(), municipalityId),
  ]);
  const groups = municipality.groups
    // Whatever the age: a child as old as the group begins is in it if anybody may be.
    .filter((group) => fitsToday(group, issued, today().subtract({ years: group.minAge })))
    .map(({ id, title, minAge, maxAge }) => ({ id, title, minAge, maxAge }));
  return { schools, groups, towns, ownPupilsOf: actor.ownPupilsOnly ? actor.institutionId : null };
}

export type VisitChoices = Awaited<ReturnType<typeof listVisitChoices>>;
