import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, found } from '@/lib/access/scope';
import type { ActorOf } from '@/lib/access/actor';
import { database } from '@/lib/platform/database';
import { listHistory } from '@/lib/record-changes/history';
import { historyLineOf } from '@/lib/record-changes/history-line';

/** Everything that happened to a record of the actor's scope, staff by name. */
export async function listRecordHistory(
  actor: ActorOf<'operator' | 'municipal_admin' | 'regional_admin'>,
  certificateId: string,
) {
  requirePermission(actor, 'record.changes');
  const where = { AND: [{ id: certificateId }, certificatesOf(actor)] };
  found(await database().certificate.findFirst({ where, select: { id: true } }));
  return (await listHistory(database(), certificateId)).map(historyLineOf);
}
