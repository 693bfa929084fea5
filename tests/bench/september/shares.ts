import { cpuMilliseconds } from '@/tests/load/cpu';
import type { LoadPortal } from '@/tests/load/portal';
import type { Part } from '@/tests/load/part';

const roles = {
  web: 'сайт',
  worker: 'исполнитель заданий',
  postgres: 'PostgreSQL',
  load: 'семьи и почтовый сервер',
} as const;

type Role = keyof typeof roles;
export type Used = { elapsedMs: number } & Record<Role, number>;

/** Processor milliseconds each part of a run has used so far. */
export function usedBy({ webs, workers, postgres }: LoadPortal): Used {
  const own = process.cpuUsage();
  return {
    elapsedMs: performance.now(),
    web: together(webs),
    worker: together(workers),
    postgres: postgres ? together([postgres]) : 0,
    load: (own.user + own.system) / 1000,
  };
}

function together(parts: readonly Part[]): number {
  return parts.reduce((sum, { pid }) => sum + (pid === undefined ? 0 : cpuMilliseconds(pid)), 0);
}

export function between(before: Used, after: Used): Used {
  const of = (key: keyof Used) => after[key] - before[key];
  return {
    elapsedMs: of('elapsedMs'),
    web: of('web'),
    worker: of('worker'),
    postgres: of('postgres'),
    load: of('load'),
  };
}

/** «сайт 45 %, …» of one core, as `top` shows it. */
export function sharesOf(used: Used): string {
  const share = (role: Role) => `${roles[role]} ${((used[role] / used.elapsedMs) * 100).toFixed(0)} %`;
  return (Object.keys(roles) as Role[]).map(share).join(', ');
}

/** «сайт 60 мс, …» for each of so many applications. */
export function costsOf(used: Used, applications: number): string {
  const cost = (role: Role) => `${roles[role]} ${(used[role] / applications).toFixed(0)} мс`;
  return (Object.keys(roles) as Role[]).map(cost).join(', ');
}
