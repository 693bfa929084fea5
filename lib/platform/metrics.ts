import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

export type SignInOutcome = 'entered' | 'refused' | 'locked' | 'postponed';

type Metrics = {
  registry: Registry;
  requests: Counter<'path' | 'method' | 'status'>;
  seconds: Histogram<'path' | 'method'>;
  signIns: Counter<'outcome'>;
  turnedAway: Counter;
};

// Next bundles pages and routes apart, so a module may exist twice in one process; its numbers must not.
const shared = globalThis as typeof globalThis & { portalMetrics?: Metrics };

/** Limits that the answers of the portal are held to, and how far they may be missed. */
const buckets = [0.01, 0.025, 0.05, 0.075, 0.15, 0.25, 0.5, 1, 2.5, 5, 10];

function metrics(): Metrics {
  return (shared.portalMetrics ??= makeMetrics());
}

function makeMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'portal_' });
  const signIns = new Counter({
    name: 'portal_sign_ins_total',
    help: 'Входы: entered — вошли, refused — отказ, locked — начался запрет, postponed — занято или запрет идёт',
    labelNames: ['outcome'],
    registers,
  });
  // Rates of what has not happened yet are zero, not absent.
  for (const outcome of ['entered', 'refused', 'locked', 'postponed'] as const) signIns.inc({ outcome }, 0);
  return {
    registry,
    requests: new Counter({
      name: 'portal_requests_total',
      help: 'Запросы по образцу адреса, методу и классу ответа; none — не дождались никакого',
      labelNames: ['path', 'method', 'status'],
      registers,
    }),
    seconds: new Histogram({
      name: 'portal_request_seconds',
      help: 'Время от начала запроса до конца ответа, секунды',
      labelNames: ['path', 'method'],
      buckets,
      registers,
    }),
    signIns,
    turnedAway: new Counter({
      name: 'portal_pages_turned_away_total',
      help: 'Страницы, вместо которых сказано прийти позже: перед ними ждало слишком много других',
      registers,
    }),
  };
}

/**
 * `path` is a pattern of an address, never what was asked for: the number of rows stays bounded. `status` null: whoever asked
 * was never answered.
 */
export function countRequest(
  { path, method, status }: { path: string; method: string; status: number | null },
  seconds: number,
): void {
  const { requests, seconds: histogram } = metrics();
  requests.inc({ path, method, status: status === null ? 'none' : `${Math.floor(status / 100)}xx` });
  histogram.observe({ path, method }, seconds);
}

export function countSignIn(outcome: SignInOutcome): void {
  metrics().signIns.inc({ outcome });
}

/** A visitor was told to come later. */
export function countTurnedAway(): void {
  metrics().turnedAway.inc();
}

/** Where numbers that are read only when asked for are put beside these. */
export function metricsRegistry(): Registry {
  return metrics().registry;
}
