import type { Bench } from './table';

type BenchModule = { run: Bench };

/** Every bench by its name, in the order in which they run: each brings what it needs and leaves nothing behind. */
export const allBenches = {
  papers: () => import('./papers/bench'),
  scans: () => import('./scans/bench'),
  'sign-ins': () => import('./sign-ins/bench'),
  weight: () => import('./weight/bench'),
  start: () => import('./start/bench'),
  queries: () => import('./queries/bench'),
  growth: () => import('./growth/bench'),
  pages: () => import('./pages/bench'),
  latency: () => import('./latency/bench'),
  memory: () => import('./memory/bench'),
  backup: () => import('./backup/bench'),
  september: () => import('./september/bench'),
} as const satisfies Record<string, () => Promise<BenchModule>>;

export type BenchName = keyof typeof allBenches;

export function isBenchName(name: string): name is BenchName {
  return Object.hasOwn(allBenches, name);
}
