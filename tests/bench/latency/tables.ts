import type { Arrivals } from '../setup/open-loop';
import { share } from '../statistics';
import type { BenchTable } from '../table';
import { pressesApart, pressTitles } from './families';

type Goal = { p50: number; p95: number; p99: number };
const readGoal: Goal = { p50: 25, p95: 75, p99: 150 };
const writeGoal: Goal = { p50: 50, p95: 150, p99: 250 };

/** Of fewer the slowest hundredth is one or two. */
const enough = 200;

type Measured = { times: readonly number[]; failures: number };

export function readTable(
  titles: readonly string[],
  arrivals: Arrivals,
  notes: readonly string[],
): BenchTable {
  const rows = titles.map((title) => ({ title, ...arrived(arrivals, title), goal: readGoal }));
  return table('Ожидание страниц', rows, notes);
}

/** What arrives by itself, and what families and operators press on their way. */
export function writeTable(
  titles: readonly string[],
  { arrivals, pressed }: { arrivals: Arrivals; pressed: ReadonlyMap<string, readonly number[]> },
  notes: readonly string[],
): BenchTable {
  const rows = [...new Set([...pressTitles, ...titles])].map((title) => {
    const { times, failures } = arrived(arrivals, title);
    const goal = pressesApart.includes(title) ? null : writeGoal;
    return { title, times: [...times, ...(pressed.get(title) ?? [])], failures, goal };
  });
  return table('Ожидание отправленных форм', rows, notes);
}

function arrived(arrivals: Arrivals, title: string): Measured {
  const { times = [], failures = [] } = arrivals.get(title) ?? {};
  return { times, failures: failures.length };
}

type Row = Measured & { title: string; goal: Goal | null };

function table(title: string, rows: readonly Row[], notes: readonly string[]): BenchTable {
  const held = rows.filter(({ goal }) => goal !== null);
  const together: Row = {
    title: 'все вместе',
    times: held.flatMap(({ times }) => times),
    failures: held.reduce((sum, { failures }) => sum + failures, 0),
    goal: held[0]?.goal ?? null,
  };
  return {
    title,
    columns: ['что', 'раз', 'не вышло', 'p50, мс', 'p95, мс', 'p99, мс', 'цель', 'держит'],
    rows: [together, ...rows].map(cells),
    notes,
  };
}

function cells({ title, times, failures, goal }: Row): string[] {
  const values = [0.5, 0.95, 0.99].map((part) => share(times, part));
  const words = values.map((value) => (times.length === 0 ? '—' : value.toFixed(0)));
  const limits = goal ? `${goal.p50} / ${goal.p95} / ${goal.p99}` : '—';
  return [
    title,
    String(times.length),
    String(failures),
    ...words,
    limits,
    verdict(values, { times, failures, goal }),
  ];
}

function verdict(values: readonly number[], { times, failures, goal }: Omit<Row, 'title'>): string {
  if (!goal) return '—';
  const limits = [goal.p50, goal.p95, goal.p99];
  if (failures > 0 || values.some((value, at) => value > (limits[at] ?? 0))) return 'нет';
  return times.length < enough ? 'мало' : 'да';
}
