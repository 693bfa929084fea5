import { database } from './database';
import { databaseOutOfReach } from './database-sockets';
import { errorFacts, log } from './log';

/** «Технические работы»: what families read, and when it is expected to end. */
export type Maintenance = { message: string; endsAt: Date | null };

const everySeconds = 5;

// Next bundles pages and routes apart: the state is one for the process, or a page would not know what a route has read.
const shared = globalThis as typeof globalThis & { portalMaintenance?: Maintenance | null };

/** As it was read last, at most seconds ago; null: the portal is open. */
export function maintenanceNow(): Maintenance | null {
  return shared.portalMaintenance ?? null;
}

/** Reads how the switch stands. */
export async function readMaintenance(): Promise<void> {
  const last = await database().maintenance.findFirst({ orderBy: { id: 'desc' } });
  shared.portalMaintenance = last?.on ? { message: last.message, endsAt: last.endsAt } : null;
}

/** Reads it again and again as long as the process lives: each server of several learns of the switch by itself. */
export function watchMaintenance(): void {
  const look = () =>
    readMaintenance().catch((error: unknown) => {
      // Without a database the state of before holds; that it is away the watch has said once.
      if (!databaseOutOfReach()) log().warn({ event: 'maintenance_unread', ...errorFacts(error) });
    });
  void look();
  setInterval(() => void look(), everySeconds * 1000).unref();
}
