import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { endBegunSignIns } from '@/lib/accounts/end-begun-sign-ins';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { holdStaff, keepAdmins, requireWholly } from './hold-staff';
import { municipalitiesOf } from './role-place';
import { tellAccessChange } from './tell-staff';

/** «Заблокировать»: every session ends at once, begun sign-ins and links of recovery letters open nothing any more. */
export async function blockStaff(actor: DeskActor, accountId: string): Promise<void> {
  requirePermission(actor, 'staff.manage');
  await inTransaction(async (tx) => {
    const staff = await holdStaff(tx, actor, accountId);
    requireWholly(actor, staff);
    if (staff.blockedAt) throw new Refusal('conflict', 'Вход этого сотрудника уже заблокирован.');
    await keepAdmins(tx, staff, staff.grants);
    await tx.account.update({ where: { id: accountId }, data: { blockedAt: now() } });
    const sessions = await endBegunSignIns(tx, accountId);
    await tellAccessChange(tx, staff, 'blocked', null);
    await recordAudit(tx, actor, {
      event: 'staff_blocked',
      subject: ['account', accountId],
      details: { municipalities: municipalitiesOf(staff.grants), sessions },
    });
  });
}

/** «Разблокировать»: password, second step and roles are what they were. */
export async function unblockStaff(actor: DeskActor, accountId: string): Promise<void> {
  requirePermission(actor, 'staff.manage');
  await inTransaction(async (tx) => {
    const staff = await holdStaff(tx, actor, accountId);
    requireWholly(actor, staff);
    if (!staff.blockedAt) throw new Refusal('conflict', 'Вход этого сотрудника уже открыт.');
    await tx.account.update({ where: { id: accountId }, data: { blockedAt: null } });
    await tellAccessChange(tx, staff, 'unblocked', null);
    await recordAudit(tx, actor, {
      event: 'staff_unblocked',
      subject: ['account', accountId],
      details: { municipalities: municipalitiesOf(staff.grants) },
    });
  });
}
