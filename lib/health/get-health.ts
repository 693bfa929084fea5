import type { RegionalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { database } from '@/lib/platform/database';
import { storageHealth } from '@/lib/platform/storage-health';
import { databaseState, lastBackup, unsealedAudit } from './database-state';
import { listLifeDays } from './life-days';
import { listQueues } from './queues';

/** Everything the admin of the region looks at when something seems to be stuck. */
export async function getHealth(actor: RegionalActor) {
  requirePermission(actor, 'system.watch');
  const [queues, storage, base, audit, backup, delayed, life] = await Promise.all([
    listQueues(),
    storageHealth(),
    databaseState(),
    unsealedAudit(),
    lastBackup(),
    database().letter.count({ where: { delivery: 'queued', lastError: { not: null } } }),
    listLifeDays(),
  ]);
  return { queues, storage, base, audit, backup, delayed, life };
}

export type Health = Awaited<ReturnType<typeof getHealth>>;
