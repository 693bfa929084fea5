import { randomUUID } from 'node:crypto';
import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { mostRecords, needsSecondPerson } from '@/lib/domain/proposals';
import { Refusal } from '@/lib/domain/refusal';
import { readRegisterAddress, registerQuery, type RegisterList } from '@/lib/domain/register-list';
import { now } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { registerWhere } from '@/lib/register/conditions';
import type { RegisterScope } from '@/lib/register/scope';
import type { BulkInput } from './bulk-fields';
import { whyExcluded, type ChosenGroup } from './excluded';

/**
 * The preview of a deed on many records: which ones, as they are now, and which of them are left out and why. Nothing is
 * done yet. Returns the id under which it is looked at and sent on.
 */
export async function prepareBulk(actor: DeskActor, scope: RegisterScope, input: BulkInput): Promise<string> {
  requirePermission(actor, 'proposal.make');
  const list = readRegisterAddress(Object.fromEntries(new URLSearchParams(input.query)));
  const chosen = await registerWhere(actor, scope, list);
  const where = input.ids === null ? chosen : Prisma.sql`${chosen} AND c.id IN (${idsOf(input.ids)})`;
  const id = randomUUID();
  await inTransaction(async (tx) => {
    const group = await requireGroup(tx, scope, input.groupId);
    await writeProposal(tx, actor, { id, scope, list }, input);
    const { kind, reason } = input;
    const taken = await writeItems(tx, id, where, whyExcluded({ id, kind, reason, group }));
    if (taken > mostRecords) {
      throw new Refusal(
        'invalid',
        `Найдено больше ${mostRecords} записей. Добавьте условия и повторите.`,
        'which',
      );
    }
    if (taken === 0) throw new Refusal('invalid', 'В этом списке нет записей.', 'which');
    const itemCount = await tx.proposalItem.count({ where: { proposalId: id, state: 'waiting' } });
    await tx.proposal.update({
      where: { id },
      data: { itemCount, needsSecond: needsSecondPerson(kind, itemCount) },
    });
  });
  return id;
}

/** A group is one of the municipality's, and open: the register of the whole region offers none. */
async function requireGroup(
  tx: Transaction,
  { municipalityId }: RegisterScope,
  groupId: string | null,
): Promise<ChosenGroup | null> {
  if (groupId === null) return null;
  const group =
    municipalityId === null
      ? null
      : await tx.certificateGroup.findFirst({
          where: { id: groupId, municipalityId, active: true },
          select: { id: true, minAge: true, maxAge: true },
        });
  if (!group) throw new Refusal('invalid', 'Выберите действующую группу этого муниципалитета', 'group');
  return group;
}

type Parts = { id: string; scope: RegisterScope; list: RegisterList };

async function writeProposal(
  tx: Transaction,
  actor: DeskActor,
  { id, scope, list }: Parts,
  { kind, groupId, reason, ids }: BulkInput,
): Promise<void> {
  await tx.proposal.create({
    data: {
      id,
      kind,
      municipalityId: scope.municipalityId,
      filter: ids === null ? registerQuery(list, { search: false }) : '',
      groupId,
      reason,
      proposedById: actor.accountId,
      proposedRole: actor.role,
      preparedAt: now(),
    },
  });
}

/** One INSERT for all of them; returns how many there are. One more than allowed is enough to know that there are too many. */
async function writeItems(tx: Transaction, id: string, where: Prisma.Sql, why: Prisma.Sql): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO proposal_item (proposal_id, certificate_id, position, seen_status, seen_group_id, state, reason)
    SELECT ${id}::uuid, taken.id, (row_number() OVER (ORDER BY taken.created_at, taken.id))::int, taken.status, taken.group_id,
      (CASE WHEN taken.why IS NULL THEN 'waiting' ELSE 'excluded' END)::proposal_item_state, taken.why
    FROM (
      SELECT c.id, c.created_at, c.status, c.group_id, ${why} AS why
      FROM certificate c
      WHERE ${where}
      ORDER BY c.created_at, c.id
      LIMIT ${mostRecords + 1}) taken`;
}

function idsOf(ids: readonly string[]): Prisma.Sql {
  return Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`));
}
