import type { Actor } from '@/lib/access/actor';
import { secondStepRule } from '@/lib/access/second-step';
import { renewSession } from '@/lib/access/session';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { getOwnAccount, type OwnAccount } from '../password-owner';
import { requirePresentPassword } from '../present-password';
import { holdAccount } from '../still-proven';
import { announceSecondStep } from './announce-second-step';
import { replaceBackupCodes } from './backup-codes';
import { requireSecondStep } from './start-second-step';

const notOn = () => new Refusal('conflict', 'Второй шаг входа уже выключен. Обновите страницу.');

async function proven(actor: Actor, presentPassword: string): Promise<OwnAccount> {
  requireSecondStep(actor);
  const account = await getOwnAccount(actor.accountId);
  await requirePresentPassword(account, presentPassword);
  return account;
}

/** Takes the app and its backup codes off the account; returns how many apps were in use (0 or 1). */
export async function removeSecondStep(tx: Transaction, accountId: string): Promise<number> {
  await tx.secondFactor.deleteMany({ where: { accountId, switchedOnAt: null } });
  await tx.backupCode.deleteMany({ where: { accountId } });
  return (await tx.secondFactor.deleteMany({ where: { accountId } })).count;
}

/** New backup codes, returned this once; the earlier ones are worth nothing from now on. */
export async function makeBackupCodes(actor: Actor, presentPassword: string): Promise<string[]> {
  const account = await proven(actor, presentPassword);
  const { accountId } = actor;
  return inTransaction(async (tx) => {
    // The row is taken, so that whoever switches off at the same moment leaves no codes behind.
    const { count } = await tx.secondFactor.updateMany({
      where: { accountId, switchedOnAt: { not: null } },
      data: { accountId },
    });
    if (count === 0) throw notOn();
    const codes = await replaceBackupCodes(tx, accountId);
    await announceSecondStep(tx, account, 'new_codes');
    await recordAudit(tx, actor, { event: 'backup_codes_made', subject: ['account', accountId] });
    return codes;
  });
}

/** Where it is only offered. Returns the token of the session in which the person goes on; all others end. */
export async function switchOffSecondStep(actor: Actor, presentPassword: string): Promise<string> {
  if (secondStepRule() === 'required') {
    throw new Refusal('forbidden', 'Выключить второй шаг нельзя: он обязателен для всех специалистов.');
  }
  const account = await proven(actor, presentPassword);
  const { accountId } = actor;
  return inTransaction(async (tx) => {
    await holdAccount(tx, accountId);
    if ((await removeSecondStep(tx, accountId)) === 0) throw notOn();
    await announceSecondStep(tx, account, 'switched_off');
    await recordAudit(tx, actor, { event: 'second_step_switched_off', subject: ['account', accountId] });
    return renewSession(tx, actor);
  });
}
