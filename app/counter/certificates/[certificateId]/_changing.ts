import type { ChangingStaff } from '@/lib/certificates/changes/change-desk';
import type { Role } from '@/lib/domain/roles';

/** Who changes records besides the operators. */
export const changingRoles = [
  'operator',
  'municipal_admin',
  'regional_admin',
] as const satisfies readonly Role[];

/** Where somebody of this role comes from and goes back to: admins have no page of the counter's work. */
export function recordPage({ role }: Pick<ChangingStaff, 'role'>, certificateId: string): string {
  const record = `/counter/certificates/${certificateId}`;
  return role === 'operator' ? record : `${record}/changes`;
}

/** Where a second guardian is tied to the child of the record. */
export function adultPage(certificateId: string): string {
  return `/counter/certificates/${certificateId}/adult`;
}
