import { randomInt } from 'node:crypto';
import { issuedLogin } from '@/lib/domain/issued-login';
import { Refusal } from '@/lib/domain/refusal';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import type { Issuer, Recipient } from './slip-recipient';
import { hasOwnSignIn, slipObstacle, slipPersonShape } from './slip-people';

const cameIn =
  'Кто-то из этих семей только что вошёл в кабинет. Обновите страницу и напечатайте листки ещё раз: этой семье листок уже не нужен.';

export type OpenedAccount = { id: string; login: string };

/** The accounts of these people, by person; made where there are none. Of two issuers at once the second waits and then sees them. */
export async function openAccounts(
  tx: Transaction,
  actor: Issuer,
  recipients: readonly Recipient[],
): Promise<Map<string, OpenedAccount>> {
  const personIds = recipients.map(({ personId }) => personId);
  await tx.$queryRaw`SELECT 1 FROM person WHERE id = ANY(${personIds}::uuid[]) ORDER BY id FOR UPDATE`;
  const people = await tx.person.findMany({ where: { id: { in: personIds } }, select: slipPersonShape });
  const checked = new Set(recipients.flatMap((one) => (one.identityChecked ? one.personId : [])));
  const accounts = new Map<string, OpenedAccount>();
  for (const { id, account } of people) {
    const obstacle = slipObstacle(account);
    if (obstacle !== null) throw new Refusal('conflict', obstacle);
    // They may have come in since the class was read: from then on a slip needs a look at the identity document.
    if (hasOwnSignIn(account) && !checked.has(id)) throw new Refusal('conflict', cameIn);
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
