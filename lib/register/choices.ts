import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { withRecords } from '@/lib/institutions/municipalities';
import { database } from '@/lib/platform/database';
import { requireRegisterScope, type RegisterScope } from './scope';

type Choice = { value: string; label: string };

/** What the filters may be set to: groups, institutions, and for the region its municipalities. */
export async function registerChoices(actor: DeskActor, scope: RegisterScope, chosen: string | null) {
  requirePermission(actor, 'register.list');
  requireRegisterScope(actor, scope);
  const place = scope.municipalityId ?? chosen;
  const municipalities =
    scope.municipalityId === null
      ? await database().municipality.findMany({
          // The one that is filtered by is named, however old the link.
          where: chosen === null ? withRecords : { OR: [withRecords, { id: chosen }] },
          orderBy: { shortName: 'asc' },
          select: { id: true, shortName: true },
        })
      : [];
  if (place === null)
    return { municipalities: municipalities.map(named), groups: [], schools: [], activating: [] };
  const groups = await database().certificateGroup.findMany({
    where: { municipalityId: place },
    orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
    select: { id: true, title: true },
  });
  const institutions = await database().institution.findMany({
    where: { municipalityId: place },
    orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      shortName: true,
      kind: true,
      rights: { where: { kind: 'accepts_applications' }, select: { id: true } },
    },
  });
  return {
    municipalities: municipalities.map(named),
    groups: groups.map(({ id, title }): Choice => ({ value: id, label: title })),
    schools: institutions.filter(({ kind }) => kind === 'school' || kind === 'kindergarten').map(named),
    activating: institutions.filter(({ rights }) => rights.length > 0).map(named),
  };
}

export type RegisterChoices = Awaited<ReturnType<typeof registerChoices>>;

function named({ id, shortName }: { id: string; shortName: string }): Choice {
  return { value: id, label: shortName };
}
