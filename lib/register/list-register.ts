import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { usedConditions, type RegisterList } from '@/lib/domain/register-list';
import { recordAlone } from '@/lib/platform/audit';
import { registerWhere } from './conditions';
import { countUpTo, listIds, mostCounted } from './list-ids';
import { readRegisterRows } from './read-rows';
import type { RegisterScope } from './scope';

/** Records on one page, and of one press of a deed on ticked ones. */
export const registerPage = 50;

/**
 * A page of the register. The look is recorded by how many were shown and by the names of the conditions, without a value.
 * `after` is the id of the last certificate shown before.
 */
export async function listRegister(
  actor: DeskActor,
  scope: RegisterScope,
  list: RegisterList,
  after: string | null,
) {
  requirePermission(actor, 'register.list');
  const where = await registerWhere(actor, scope, list);
  const ids = await listIds(scope, where, {
    sort: list.sort ?? 'issued',
    after,
    limit: registerPage + 1,
  });
  const shown = ids.slice(0, registerPage);
  const rows = await readRegisterRows(actor, shown, { deadlines: list.columns.includes('deadline') });
  const count = await countUpTo(where);
  await recordAlone(actor, {
    event: 'register_listed',
    subject: ['account', actor.accountId],
    details: { count: rows.length, conditions: usedConditions(list) },
  });
  return {
    rows,
    count: Math.min(count, mostCounted),
    /** There are more than were counted. */
    more: count > mostCounted,
    next: ids.length > registerPage ? (shown.at(-1) ?? null) : null,
  };
}
