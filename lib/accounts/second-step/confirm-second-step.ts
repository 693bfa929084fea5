import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { renewSession } from '@/lib/access/session';
import { Refusal } from '@/lib/domain/refusal';
import { stepOfCode } from '@/lib/domain/second-step-code';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { countAttempt, forgetLimit, type Limit } from '@/lib/platform/rate-limits';
import { getOwnAccount } from '../password-owner';
import { holdAccount } from '../still-proven';
import { tooManyTries } from '@/lib/access/too-many-tries';
import { announceSecondStep } from './announce-second-step';
import { replaceBackupCodes } from './backup-codes';
import { codeField } from './code-fields';
import { setUpSince } from './own-second-step';
import { openSecret } from './secret';
import { requireSecondStep } from './start-second-step';

export const confirmSecondStepFields = z.object({ code: codeField });

/** The codes are returned this once; `token` is of the session in which the person goes on. */
export type ConfirmedSecondStep = { codes: string[]; token: string };

/**
 * The first code of the app switches the second step on, or puts this app in the place of the one before. Ends every
 * session of the account: those have been opened without it.
 */
export async function confirmSecondStep(
  actor: Actor,
  { code }: z.output<typeof confirmSecondStepFields>,
): Promise<ConfirmedSecondStep> {
  requireSecondStep(actor);
  const { accountId } = actor;
  const limit: Limit = ['second_step_set_up', accountId];
  const reached = await countAttempt(limit);
  if (reached) throw tooManyTries(reached);
  const factor = await database().secondFactor.findFirst({
    where: { accountId, switchedOnAt: null, createdAt: { gt: setUpSince() } },
    select: { id: true, secretSealed: true },
  });
  if (!factor) throw new Refusal('conflict', 'Прошло больше получаса. Начните настройку заново.');
  const step = stepOfCode(openSecret(factor), code, now());
  if (step === null) {
    throw new Refusal(
      'invalid',
      'Код не подошёл. Введите тот, что приложение показывает сейчас; время на телефоне должно быть точным.',
      'code',
    );
  }
  const account = await getOwnAccount(accountId);
  const confirmed = await inTransaction(async (tx) => {
    await holdAccount(tx, accountId);
    const { count: replaced } = await tx.secondFactor.deleteMany({
      where: { accountId, switchedOnAt: { not: null } },
    });
    const { count } = await tx.secondFactor.updateMany({
      where: { id: factor.id, switchedOnAt: null },
      data: { switchedOnAt: now(), lastStep: step },
    });
    if (count === 0) throw new Refusal('conflict', 'Второй шаг входа уже настроен в другом окне.');
    const codes = await replaceBackupCodes(tx, accountId);
    await announceSecondStep(tx, account, replaced > 0 ? 'replaced' : 'switched_on');
    await recordAudit(tx, actor, {
      event: 'second_step_switched_on',
      subject: ['account', accountId],
      details: { replaced: replaced > 0 },
    });
    return { codes, token: await renewSession(tx, actor) };
  });
  await forgetLimit(limit);
  return confirmed;
}
