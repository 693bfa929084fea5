import type { ActorOf } from '@/lib/access/actor';
import { requireIssuingRight } from '@/lib/institutions/own-right';
import type { Transaction } from '@/lib/platform/database';

/** An operator acts only where the institution may receive families today; an admin needs no institution. */
export async function requireReceivingRight(
  tx: Transaction,
  actor: ActorOf<'operator' | 'municipal_admin' | 'regional_admin'>,
): Promise<void> {
  if (actor.role === 'operator') await requireIssuingRight(tx, actor);
}
