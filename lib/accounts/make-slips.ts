import { randomInt } from 'node:crypto';
import type { IssuerActor, OperatorActor } from '@/lib/access/actor';
import type { PlainDate } from '@/lib/domain/dates';
import { issuedLogin } from '@/lib/domain/issued-login';
import { slipEnd, slipLastDay } from '@/lib/domain/login-state';
import type { PersonName } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { newSlipCode } from '@/lib/domain/slip-code';
import { recordAudits } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { slipCodeHash, voidOpenSlips } from './open-slips';
import { slipObstacle, slipPersonShape } from './slip-people';

export type Issuer = IssuerActor | OperatorActor;

export type SlipReason = 'first' | 'lost' | 'forgotten';

export type Recipient = {
  personId: string;
  name: PersonName;
  role: 'parent' | 'child';
  /** In whose audit the family finds it. */
  childId: string;
  reason: SlipReason;
  /** Somebody looked at the identity document. */
  identityChecked: boolean;
};

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

type OpenedAccount = { id: string; login: string };

/** The accounts of these people, by person; made where there are none. Of two issuers at once the second waits and then sees them. */
async function openAccounts(
  tx: Transaction,
  actor: Issuer,
  recipients: readonly Recipient[],
): Promise<Map<string, OpenedAccount>> {
  const personIds = recipients.map(({ personId }) => personId);
  await tx.$queryRaw`SELECT 1 FROM person WHERE id = ANY(${personIds}::uuid[]) ORDER BY id FOR UPDATE`;
  const people = await tx.person.findMany({ where: { id: { in: personIds } }, select: slipPersonShape });
  const accounts = new Map<string, OpenedAccount>();
  for (const { id, account } of people) {
    const obstacle = slipObstacle(account);
    if (obstacle !== null) throw new Refusal('conflict', obstacle);
    if (account) accounts.set(id, { id: account.id, login: account.login });
  }
  const without = recipients.filter(({ personId }) => !accounts.has(personId));
  for (const [personId, account] of await createAccounts(tx, actor, without)) accounts.set(personId, account);
  return accounts;
}

/** Digits of a login in the first, second … attempt: where all the short ones of a surname are taken it gets longer. */
const loginDigits = [5, 5, 6, 6, 7, 8] as const;

async function createAccounts(
  tx: Transaction,
  actor: Issuer,
  people: readonly Recipient[],
): Promise<Map<string, OpenedAccount>> {
  let waiting = people;
  const created = new Map<string, OpenedAccount>();
  for (const digits of loginDigits) {
    if (waiting.length === 0) break;
    // A login that somebody has, be it since this very moment, is left out and tried anew with other digits.
    const rows = await tx.account.createManyAndReturn({
      data: waiting.map(({ personId, name }) => ({
        login: issuedLogin(name.surname, digits, (limit) => randomInt(limit)),
        personId,
        mustChangePassword: false,
        issuedById: actor.accountId,
        createdAt: now(),
      })),
      skipDuplicates: true,
      select: { id: true, login: true, personId: true },
    });
    for (const { id, login, personId } of rows) if (personId) created.set(personId, { id, login });
    waiting = waiting.filter(({ personId }) => !created.has(personId));
  }
  if (waiting.length > 0) throw new Error('No free login was found');
  await tx.accountGrant.createMany({
    data: people.flatMap(({ personId, role }) => {
      const account = created.get(personId);
      return account ? [{ accountId: account.id, role, createdAt: now() }] : [];
    }),
  });
  return created;
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
