import type { Role } from './roles';

/** The roles of staff and where each of them holds. */
export const staffRoles = {
  operator: { holdsAt: 'institution' },
  login_issuer: { holdsAt: 'institution' },
  municipal_admin: { holdsAt: 'municipality' },
  regional_admin: { holdsAt: 'region' },
} as const satisfies Record<
  Exclude<Role, 'parent' | 'child'>,
  { holdsAt: 'institution' | 'municipality' | 'region' }
>;

export type StaffRole = keyof typeof staffRoles;
export type AdminRole = 'municipal_admin' | 'regional_admin';

export const allStaffRoles = Object.keys(staffRoles) as StaffRole[];
export const adminRoles = ['municipal_admin', 'regional_admin'] as const satisfies readonly AdminRole[];

/** What each admin gives and takes: nothing above the own role. The database holds the same, with the places. */
const given = {
  municipal_admin: ['operator', 'login_issuer', 'municipal_admin'],
  regional_admin: allStaffRoles,
} as const satisfies Record<AdminRole, readonly StaffRole[]>;

export function rolesGivenBy(admin: AdminRole): readonly StaffRole[] {
  return given[admin];
}

export function isAdminRole(role: Role): role is AdminRole {
  return (adminRoles as readonly Role[]).includes(role);
}

/** The name of the lock under which the admins of a place are counted; null is the region. The database takes the same. */
export function adminsLock(municipalityId: string | null): string {
  return `staff_admins:${municipalityId ?? 'region'}`;
}
