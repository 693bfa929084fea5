import type { DeskActor } from '@/lib/access/municipality';
import { roles } from '@/lib/domain/roles';
import { rolesGivenBy, staffRoles, type StaffRole } from '@/lib/domain/staff-roles';
import { listInstitutionOptions, listMunicipalityOptions, type PlaceOption } from './role-place';

/** What a form of a role offers. A list is empty where the roles offered need none of it. */
export type RoleOptions = {
  roles: { value: StaffRole; label: string }[];
  institutions: PlaceOption[];
  municipalities: PlaceOption[];
};

/** `homes`: the municipalities at whose institutions a role may be; `at`: which places roles are offered for. */
async function optionsOf(
  actor: DeskActor,
  at: readonly ('institution' | 'municipality' | 'region')[],
  homes: readonly string[],
): Promise<RoleOptions> {
  const offered = rolesGivenBy(actor.role).filter((role) => at.includes(staffRoles[role].holdsAt));
  return {
    roles: offered.map((role) => ({ value: role, label: roles[role].title })),
    institutions: at.includes('institution') ? await listInstitutionOptions(homes) : [],
    // A municipality's admin has the one, and a desk is of the one.
    municipalities: at.includes('region') ? await listMunicipalityOptions() : [],
  };
}

/** For the invitation from a municipality's desk. */
export function deskRoleOptions(actor: DeskActor, municipalityId: string): Promise<RoleOptions> {
  return optionsOf(actor, ['institution', 'municipality'], [municipalityId]);
}

/** For the invitation of an admin by the region. */
export function regionRoleOptions(actor: DeskActor): Promise<RoleOptions> {
  return optionsOf(actor, ['municipality', 'region'], []);
}

/** For another role of somebody who works at `homes`: institutions of there, and for the region's admin the admins' roles. */
export function cardRoleOptions(actor: DeskActor, homes: readonly string[]): Promise<RoleOptions> {
  if (actor.role === 'municipal_admin') return deskRoleOptions(actor, actor.municipalityId);
  return optionsOf(
    actor,
    [...(homes.length > 0 ? (['institution'] as const) : []), 'municipality', 'region'],
    homes,
  );
}
