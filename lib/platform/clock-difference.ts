import { now } from './clock';
import { log } from './log';

/** Seconds: beyond them days and deadlines are not what the other servers believe. */
const tolerated = 60;

/** Milliseconds between two lines of the log that say so. */
const reminder = 600_000;

type Difference = { seconds: number; saidAt: number };

// Next bundles pages and routes apart, so a module may exist twice in one process; what it knows must not.
const shared = globalThis as typeof globalThis & { portalClockDifference?: Difference };

/** The time of this process is compared with that of the database, which all servers have in common. */
export function compareClocks(databaseTime: Date): void {
  const seconds = Math.round((now().getTime() - databaseTime.getTime()) / 1000);
  const known = (shared.portalClockDifference ??= { seconds, saidAt: -Infinity });
  known.seconds = seconds;
  if (clocksAgree() || performance.now() - known.saidAt < reminder) return;
  known.saidAt = performance.now();
  log().error({ event: 'clock_differs', seconds });
}

/** By how many seconds this process is ahead of the database; null as long as nobody has asked it. */
export function clockDifference(): number | null {
  return shared.portalClockDifference?.seconds ?? null;
}

export function clocksAgree(): boolean {
  return Math.abs(clockDifference() ?? 0) <= tolerated;
}
