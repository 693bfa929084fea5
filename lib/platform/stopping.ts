// Next bundles pages and routes apart, so a module may exist twice in one process; that it ends is known to both.
const shared = globalThis as typeof globalThis & { portalStopping?: boolean };

/** Whether the process was asked to end and only finishes what it has begun. */
export function isStopping(): boolean {
  return shared.portalStopping === true;
}

export function beginStopping(): void {
  shared.portalStopping = true;
}
