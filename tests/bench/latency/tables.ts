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

/** What came when so many a second were asked, a part of what the portal can do. */
export type CalmLoad = { part: number; perSecond: number; arrivals: Arrivals };

/** All pages together, and all forms, at each of the calmer loads. */
export function calmTable(
  loads: readonly CalmLoad[],
  titles: { reads: readonly string[]; writes: readonly string[] },
  notes: readonly string[],
): BenchTable {
  const told = (arrivals: Arrivals, of: readonly string[], goal: Goal) => {
    const all = of.map((title) => arrived(arrivals, title));
    const row = {
      title: '',
      times: all.flatMap(({ times }) => times),
      failures: all.reduce((sum, { failures }) => sum + failures, 0),
      goal,
    };
    const [, count = '', failures = '', ...rest] = cells(row);
    return [count, failures, rest.slice(0, 3).join(' / '), rest.at(-1) ?? ''];
  };
  return {
    title: 'Ожидание, когда просят меньше',
    columns: [
      ...['просили, % возможного', 'в секунду'],
      ...['страниц', 'не вышло', 'p50 / p95 / p99, мс', 'держит 25 / 75 / 150'],
      ...['форм', 'не вышло', 'p50 / p95 / p99, мс', 'держит 50 / 150 / 250'],
    ],
    rows: loads.map(({ part, perSecond, arrivals }) => [
      (part * 100).toFixed(0),
      perSecond.toFixed(0),
      ...told(arrivals, titles.reads, readGoal),
      ...told(arrivals, titles.writes, writeGoal),
    ]),
    notes,
  };
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
