import type { IssuerActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf } from '@/lib/access/scope';
import { database } from '@/lib/platform/database';

/** Classes and groups of the institution as they were named so far. */
export async function listClassNames(actor: IssuerActor): Promise<string[]> {
  requirePermission(actor, 'pupils.list');
  const rows = await database().child.findMany({
    where: { AND: [childrenOf(actor), { groupName: { not: null } }] },
    distinct: ['groupName'],
    select: { groupName: true },
  });
  const collator = new Intl.Collator('ru', { numeric: true });
  return rows.flatMap(({ groupName }) => groupName ?? []).toSorted(collator.compare);
}
