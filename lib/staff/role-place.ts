import type { DeskActor } from '@/lib/access/municipality';
import { Refusal } from '@/lib/domain/refusal';
import { rolesGivenBy, staffRoles, type StaffRole } from '@/lib/domain/staff-roles';
import { openOn } from '@/lib/institutions/open-on';
import { today } from '@/lib/platform/clock';
import { database, type Queryable } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import type { ChosenRole } from './role-fields';

/** Where a role holds: the columns of the row, the municipality it belongs to (null for the region), and its name. */
export type RolePlace = {
  institutionId: string | null;
  municipalityId: string | null;
  homeId: string | null;
  name: string | null;
};

/** A desk narrows the place to its municipality, whatever the admin's own reach is. */
type Desk = { municipalityId: string } | null;

const notYours = () => new Refusal('invalid', 'Эту роль Вы дать не можете. Выберите другую.', 'role');

/** The place of a role this admin may give; refuses a role above the admin's own and a place out of reach. */
export async function requireRolePlace(
  actor: DeskActor,
  chosen: ChosenRole,
  desk: Desk = null,
): Promise<RolePlace> {
  if (!rolesGivenBy(actor.role).includes(chosen.role)) throw notYours();
  switch (staffRoles[chosen.role].holdsAt) {
    case 'region':
      if (desk) throw notYours();
      return { institutionId: null, municipalityId: null, homeId: null, name: null };
    case 'municipality': {
      const home = homeOf(actor, desk);
      return home === null
        ? municipalityPlace(chosen.municipalityId, 'municipalityId')
        : municipalityPlace(home, 'role');
    }
    case 'institution':
      return institutionPlace(chosen.institutionId, homeOf(actor, desk));
  }
}

/** The one municipality all places are of; null for the region's admin away from any desk. */
function homeOf(actor: DeskActor, desk: Desk): string | null {
  return actor.municipalityId ?? desk?.municipalityId ?? null;
}

/** @param field where a refusal is shown: at a desk no municipality is chosen */
async function municipalityPlace(
  municipalityId: string | null,
  field: 'municipalityId' | 'role',
): Promise<RolePlace> {
  const row =
    municipalityId === null
      ? null
      : await database().municipality.findUnique({
          where: { id: municipalityId },
          select: { id: true, shortName: true, mergedIntoId: true },
        });
  if (!row) throw new Refusal('invalid', 'Выберите муниципалитет', field);
  if (row.mergedIntoId !== null) {
    throw new Refusal('invalid', 'Этот муниципалитет вошёл в состав другого: роли дают там', field);
  }
  return { institutionId: null, municipalityId: row.id, homeId: row.id, name: row.shortName };
}

export async function institutionPlace(
  institutionId: string | null,
  homeId: string | null,
): Promise<RolePlace> {
  const row =
    institutionId === null
      ? null
      : await database().institution.findFirst({
          where: { AND: [{ id: institutionId }, openInstitutions(homeId)] },
          select: { id: true, shortName: true, municipalityId: true },
        });
  if (!row) throw new Refusal('invalid', 'Выберите учреждение', 'institutionId');
  return { institutionId: row.id, municipalityId: null, homeId: row.municipalityId, name: row.shortName };
}

function openInstitutions(homeId: string | null): Prisma.InstitutionWhereInput {
  return {
    ...(homeId === null ? {} : { municipalityId: homeId }),
    ...openOn(today()),
  };
}

export type PlaceOption = { value: string; label: string };

/** Institutions that work, of these municipalities, as a list to choose from; named with the municipality where there are several. */
export async function listInstitutionOptions(municipalityIds: readonly string[]): Promise<PlaceOption[]> {
  const rows = await database().institution.findMany({
    where: { AND: [{ municipalityId: { in: [...municipalityIds] } }, openInstitutions(null)] },
    orderBy: [{ municipality: { shortName: 'asc' } }, { shortName: 'asc' }, { id: 'asc' }],
    select: { id: true, shortName: true, municipality: { select: { shortName: true } } },
  });
  const several = municipalityIds.length > 1;
  return rows.map(({ id, shortName, municipality }) => ({
    value: id,
    label: several ? `${municipality.shortName}: ${shortName}` : shortName,
  }));
}

/** Municipalities that stand on their own; of one that is part of another nobody is admin. */
export async function listMunicipalityOptions(): Promise<PlaceOption[]> {
  const rows = await database().municipality.findMany({
    where: { mergedIntoId: null },
    orderBy: [{ shortName: 'asc' }, { id: 'asc' }],
    select: { id: true, shortName: true },
  });
  return rows.map(({ id, shortName }) => ({ value: id, label: shortName }));
}

type PlacedGrant = {
  role: string;
  municipalityId: string | null;
  institution: { municipalityId: string } | null;
};

/** The municipalities in whose journal a deed stands; none for what concerns the region alone. */
export function municipalitiesOf(grants: readonly PlacedGrant[]): string[] {
  const ids = grants.map(({ institution, municipalityId }) => institution?.municipalityId ?? municipalityId);
  return [...new Set(ids.filter((id) => id !== null))];
}

/** Whether the account holds this very role there already. */
export async function holdsRole(
  tx: Queryable,
  accountId: string,
  role: StaffRole,
  { institutionId, municipalityId }: RolePlace,
): Promise<boolean> {
  const held = { accountId, role, institutionId, municipalityId, endedAt: null };
  return (await tx.accountGrant.count({ where: held })) > 0;
}
