import { z } from 'zod';
import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { presentPassword, requireOwnPassword } from '@/lib/accounts/own-password';
import { takeSecondStepOff } from '@/lib/accounts/second-step/reset-second-step';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction } from '@/lib/platform/database';
import { holdStaff, requireStaff, requireWholly } from './hold-staff';
import { municipalitiesOf } from './role-place';
import { tellSecondStepReset } from './tell-staff';

export const resetStaffSecondStepFields = z.object({
  identityChecked: z.literal('on', { error: 'Отметьте, что Вы убедились: просит сам сотрудник' }),
  presentPassword,
});

/**
 * «Сбросить второй шаг» for a member of staff who lost the telephone: the app, the backup codes and the passkeys go, the
 * sessions end, the person is told by e-mail. The admin's own password is asked: an unattended browser shall not do it.
 */
export async function resetStaffSecondStep(
  actor: DeskActor,
  accountId: string,
  input: z.output<typeof resetStaffSecondStepFields>,
): Promise<void> {
  requirePermission(actor, 'staff.manage');
  await requireStaff(actor, accountId);
  await requireOwnPassword(actor, input.presentPassword);
  await inTransaction(async (tx) => {
    const staff = await holdStaff(tx, actor, accountId);
    requireWholly(actor, staff);
    const removed = await takeSecondStepOff(tx, accountId);
    if (removed.apps === 0 && removed.passkeys === 0) {
      throw new Refusal('conflict', 'Второй шаг входа у этого сотрудника не настроен, сбрасывать нечего.');
    }
    await tellSecondStepReset(tx, staff);
    await recordAudit(tx, actor, {
      event: 'staff_second_step_reset',
      subject: ['account', accountId],
      details: { ...removed, municipalities: municipalitiesOf(staff.grants) },
    });
  });
}
