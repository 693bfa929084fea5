import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import type { RegisterList } from '@/lib/domain/register-list';
import { registerWhere } from './conditions';
import { countUpTo, mostCounted } from './list-ids';
import type { RegisterScope } from './scope';

/** How many records a list has; `more`: there are more than are counted. */
export async function countRegister(actor: DeskActor, scope: RegisterScope, list: RegisterList) {
  requirePermission(actor, 'register.list');
  const count = await countUpTo(await registerWhere(actor, scope, list));
  return { count: Math.min(count, mostCounted), more: count > mostCounted };
}
