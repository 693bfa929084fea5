import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction } from '@/lib/platform/database';
import { endGrant, findLiveGrant, placeName } from './hold-grant';
import { holdStaff, keepAdmins } from './hold-staff';
import { municipalitiesOf } from './role-place';
import { tellAccessChange } from './tell-staff';

/** «Прекратить роль»: what was done in it stays in the history, and whoever works in it at this moment is out at once. */
export async function endRole(actor: DeskActor, accountId: string, grantId: string): Promise<void> {
  requirePermission(actor, 'staff.manage');
  await inTransaction(async (tx) => {
    const staff = await holdStaff(tx, actor, accountId);
    const grant = await findLiveGrant(tx, actor, accountId, grantId);
    await keepAdmins(tx, staff, [grant]);
    const sessions = await endGrant(tx, actor, grant.id);
    await tellAccessChange(tx, staff, 'role_ended', { role: grant.role, place: placeName(grant) });
    await recordAudit(tx, actor, {
      event: 'staff_role_ended',
      subject: ['account', accountId],
      details: { role: grant.role, municipalities: municipalitiesOf([grant]), sessions },
    });
  });
}
