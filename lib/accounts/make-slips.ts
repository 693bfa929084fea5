import { randomInt } from 'node:crypto';
import type { PlainDate } from '@/lib/domain/dates';
import { slipEnd, slipLastDay } from '@/lib/domain/login-state';
import { Refusal } from '@/lib/domain/refusal';
import { newSlipCode } from '@/lib/domain/slip-code';
import { recordAudits } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { slipCodeHash, voidOpenSlips } from './open-slips';
import { openAccounts, type OpenedAccount } from './open-accounts';
import type { Issuer, Recipient } from './slip-recipient';

/** A slip on its way to paper. The code exists nowhere else: not in the database, not in the log. */
export type MadeSlip = { personId: string; login: string; code: string; lastDay: PlainDate };

/**
 * Makes a slip for each, with an account for whoever has none, and voids the earlier slips of all of them. `printId` is
 * that of the form: the second time it comes nothing is made, so that a reload does not void what is in the printer.
 */
export async function makeSlips(
  tx: Transaction,
  actor: Issuer,
  printId: string,
  recipients: readonly Recipient[],
): Promise<MadeSlip[]> {
  await beginPrint(tx, actor, printId);
  const accounts = await openAccounts(tx, actor, recipients);
  const ids = [...accounts.values()].map(({ id }) => id);
  await voidOpenSlips(tx, ids);
  const lastDay = slipLastDay(today());
  const slips = recipients.flatMap(({ personId }) => {
    const account = accounts.get(personId);
    return account ? [{ personId, account, code: newSlipCode((limit) => randomInt(limit)) }] : [];
  });
  await tx.loginSlip.createMany({
    data: slips.map(({ account, code }) => ({
      accountId: account.id,
      printId,
      codeHash: slipCodeHash(account.id, code),
      createdAt: now(),
      expiresAt: slipEnd(lastDay, environment().TIME_ZONE),
    })),
  });
  await recordSlips(tx, actor, recipients, accounts);
  return slips.map(({ personId, account, code }) => ({ personId, login: account.login, code, lastDay }));
}

async function beginPrint(tx: Transaction, actor: Issuer, printId: string): Promise<void> {
  const { count } = await tx.slipPrint.createMany({
    data: [
      {
        id: printId,
        issuedById: actor.accountId,
        institutionId: actor.institutionId,
        createdAt: now(),
      },
    ],
    skipDuplicates: true,
  });
  if (count > 0) return;
  throw new Refusal(
    'conflict',
    'Эти листки уже сделаны: файл в загрузках браузера. Если он не сохранился, выпустите листки заново, прежние перестанут действовать.',
  );
}

async function recordSlips(
  tx: Transaction,
  actor: Issuer,
  recipients: readonly Recipient[],
  accounts: ReadonlyMap<string, OpenedAccount>,
): Promise<void> {
  await recordAudits(
    tx,
    actor,
    recipients.flatMap(({ personId, childId, reason, identityChecked }) => {
      const account = accounts.get(personId);
      if (!account) return [];
      const details = { reason, identityChecked, printed: recipients.length };
      return [{ event: 'slip_issued' as const, subject: ['account', account.id] as const, childId, details }];
    }),
  );
}
