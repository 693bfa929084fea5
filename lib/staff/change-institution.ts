import { z } from 'zod';
import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { recordField } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import type { StaffRole } from '@/lib/domain/staff-roles';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { endGrant, findLiveGrant } from './hold-grant';
import { holdStaff } from './hold-staff';
import { holdsRole, institutionPlace } from './role-place';
import { tellAccessChange } from './tell-staff';

export const changeInstitutionFields = z.object({ institutionId: recordField('Выберите учреждение') });

/**
 * «Сменить учреждение» within the municipality: the role at the old one ends and the same begins at the new, so that the
 * history still says where each thing was done.
 */
export async function changeInstitution(
  actor: DeskActor,
  accountId: string,
  grantId: string,
  { institutionId }: z.output<typeof changeInstitutionFields>,
): Promise<void> {
  requirePermission(actor, 'staff.manage');
  await inTransaction(async (tx) => {
    const staff = await holdStaff(tx, actor, accountId);
    const grant = await findLiveGrant(tx, actor, accountId, grantId);
    if (!grant.institution) throw new Refusal('conflict', 'Эта роль не связана с учреждением.');
    const place = await institutionPlace(institutionId, grant.institution.municipalityId);
    const role: StaffRole = grant.role === 'operator' ? 'operator' : 'login_issuer';
    if (await holdsRole(tx, accountId, role, place)) {
      throw new Refusal(
        'invalid',
        'В этом учреждении сотрудник уже работает в той же роли.',
        'institutionId',
      );
    }
    const sessions = await endGrant(tx, actor, grant.id);
    const data = { accountId, role, institutionId: place.institutionId, createdAt: now() };
    await tx.accountGrant.create({ data: { ...data, grantedById: actor.accountId } });
    await tellAccessChange(tx, staff, 'moved', { role, place: place.name });
    await recordAudit(tx, actor, {
      event: 'staff_institution_changed',
      subject: ['account', accountId],
      details: {
        role,
        municipalities: [grant.institution.municipalityId],
        from: grant.institutionId ?? '',
        to: institutionId,
        sessions,
      },
    });
  });
}
