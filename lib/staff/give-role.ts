import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { holdStaff, requireStaff } from './hold-staff';
import type { ChosenRole } from './role-fields';
import { holdsRole, requireRolePlace } from './role-place';
import { tellAccessChange } from './tell-staff';

/** «Добавить роль»: one account may work in several roles and places, and chooses at the sign-in. */
export async function giveRole(actor: DeskActor, accountId: string, chosen: ChosenRole): Promise<void> {
  requirePermission(actor, 'staff.manage');
  await requireStaff(actor, accountId);
  const place = await requireRolePlace(actor, chosen);
  const { institutionId, municipalityId, homeId } = place;
  await inTransaction(async (tx) => {
    const staff = await holdStaff(tx, actor, accountId);
    if (await holdsRole(tx, accountId, chosen.role, place)) {
      throw new Refusal('invalid', 'Эта роль у сотрудника уже есть. Выберите другую.', 'role');
    }
    await tx.accountGrant.create({
      data: {
        accountId,
        role: chosen.role,
        institutionId,
        municipalityId,
        grantedById: actor.accountId,
        createdAt: now(),
      },
    });
    await tellAccessChange(tx, staff, 'role_given', { role: chosen.role, place: place.name });
    await recordAudit(tx, actor, {
      event: 'staff_role_given',
      subject: ['account', accountId],
      details: {
        role: chosen.role,
        municipalities: homeId === null ? [] : [homeId],
        ...(institutionId === null ? {} : { institutionId }),
      },
    });
  });
}
