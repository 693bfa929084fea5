import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, childrenOf, found } from '@/lib/access/scope';
import { choiceField, recordField } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { requireIssuingRight } from '@/lib/institutions/own-right';
import type { SlipSheetData } from '@/lib/papers/slip-sheet';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { lockRow } from '@/lib/platform/locks';
import { makeSlips } from './make-slips';
import type { Issuer, Recipient } from './slip-recipient';
import { childrenOnSlips, slipSheetData } from './slip-batch';
import { findSlipChild, hasOwnSignIn, slipObstacle, slipPeopleOf } from './slip-people';

export const slipReasons = {
  lost: 'Листок потерян или его срок прошёл',
  forgotten: 'Пароль забыт',
} as const;

export const issueSlipFields = z.object({
  printId: recordField('Обновите страницу и нажмите ещё раз'),
  /** «first» where there is no login yet: then nothing is asked. */
  reason: choiceField(
    ['first', ...(Object.keys(slipReasons) as (keyof typeof slipReasons)[])],
    'Выберите, зачем новый листок',
  ),
  identityChecked: z
    .string()
    .optional()
    .transform((ticked) => ticked === 'on'),
});

export type IssueSlip = z.output<typeof issueSlipFields>;

/** One slip for a guardian of a pupil, or for a pupil of 14 or older. Returns what is printed; it can be got only now. */
export function issueSlip(
  actor: Actor,
  childId: string,
  personId: string,
  input: IssueSlip,
): Promise<SlipSheetData> {
  requirePermission(actor, 'slip.issue');
  return issueOne(actor, { AND: [{ personId: childId }, childrenOf(actor)] }, personId, input);
}

/** The same at the counter, for the family of a certificate. */
export function issueSlipAtCounter(
  actor: Actor,
  certificateId: string,
  personId: string,
  input: IssueSlip,
): Promise<SlipSheetData> {
  requirePermission(actor, 'slip.issue');
  const scope = { certificates: { some: { AND: [{ id: certificateId }, certificatesOf(actor)] } } };
  return issueOne(actor, scope, personId, input);
}

async function issueOne(
  actor: Issuer,
  scope: Prisma.ChildWhereInput,
  personId: string,
  input: IssueSlip,
): Promise<SlipSheetData> {
  const issued = await inTransaction(async (tx) => {
    const recipients = [await findRecipient(tx, scope, personId, input)];
    await requireIssuingRight(tx, actor);
    const made = await makeSlips(tx, actor, input.printId, recipients);
    return { recipients, made, children: await childrenOnSlips(tx, actor, recipients) };
  });
  return slipSheetData(actor, issued.recipients, issued.made, issued.children);
}

async function findRecipient(
  tx: Transaction,
  scope: Prisma.ChildWhereInput,
  personId: string,
  { reason, identityChecked }: IssueSlip,
): Promise<Recipient> {
  await findPerson(tx, scope, personId);
  // Whoever chooses a password at this moment is waited for: from then on the identity has to be checked.
  await lockRow(tx, 'person', personId);
  const { childId, name, role, account } = await findPerson(tx, scope, personId);
  const obstacle = slipObstacle(account);
  if (obstacle !== null) throw new Refusal('conflict', obstacle);
  if (hasOwnSignIn(account) && !identityChecked) {
    throw new Refusal(
      'invalid',
      'У этого человека уже есть свой пароль. Сверьте его паспорт и отметьте, что личность проверена.',
      'identityChecked',
    );
  }
  return { personId, name, role, childId, reason: account ? reason : 'first', identityChecked };
}

async function findPerson(tx: Transaction, scope: Prisma.ChildWhereInput, personId: string) {
  const child = found(await findSlipChild(tx, scope));
  const person = found(slipPeopleOf(child).find((one) => one.personId === personId));
  return { ...person, childId: child.personId };
}
