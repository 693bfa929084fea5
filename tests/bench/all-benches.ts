import type { Bench } from './table';

type BenchModule = { run: Bench };

type BenchEntry = {
  load: () => Promise<BenchModule>;
  /** What the short form may take on two slow cores, with what it builds and generates when nothing is there yet. */
  seconds: number;
};

/** Every bench by its name, in the order in which they run. */
export const allBenches = {
  papers: { load: () => import('./papers/bench'), seconds: 25 },
  // The first that needs the region of 10 000 children makes it.
  scans: { load: () => import('./scans/bench'), seconds: 60 },
  'sign-ins': { load: () => import('./sign-ins/bench'), seconds: 45 },
  // The first that needs the small site beside the portal builds it.
  weight: { load: () => import('./weight/bench'), seconds: 40 },
  start: { load: () => import('./start/bench'), seconds: 30 },
  queries: { load: () => import('./queries/bench'), seconds: 45 },
  growth: { load: () => import('./growth/bench'), seconds: 70 },
  pages: { load: () => import('./pages/bench'), seconds: 110 },
  latency: { load: () => import('./latency/bench'), seconds: 85 },
  memory: { load: () => import('./memory/bench'), seconds: 75 },
  backup: { load: () => import('./backup/bench'), seconds: 35 },
  september: { load: () => import('./september/bench'), seconds: 160 },
} as const satisfies Record<string, BenchEntry>;

/** `npm ci` and the build of the portal, where nothing is there yet. */
export const secondsBefore = 120;

export type BenchName = keyof typeof allBenches;

export function isBenchName(name: string): name is BenchName {
  return Object.hasOwn(allBenches, name);
}
