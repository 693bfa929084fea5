import { cpus } from 'node:os';
import { share, spread } from '../statistics';
import type { BenchTable } from '../table';
import type { Journey } from './crowd';
import type { Day, DayOutcome, Phase } from './run-day';
import { costsOf, sharesOf } from './shares';

const goalPerSecond = 10;
/** The p95 is as usual again when it is at most so many times what it was before the spike. */
const asUsual = 1.5;
const windowMs = 5_000;

/** What the day has shown, with the goals beside it. */
export function dayTable(outcome: DayOutcome): BenchTable {
  const { day, rush, calm, spike, after, crowd, checked, perApplication, memory } = outcome;
  const { used, statements, requests, sent, received } = perApplication;
  const all = crowd.journeys.length;
  const through = crowd.journeys.filter(({ doneAt }) => doneAt !== null).length;
  const faults = crowd.journeys.flatMap(({ fault }) => fault ?? []);
  return {
    title: `1 сентября: ${titleOf(day)}`,
    columns: ['показатель', 'цель', 'получено'],
    rows: [
      [
        `заявок в секунду принято (приходит ${rush.flow.perSecond} в секунду ${rush.flow.seconds} с)`,
        `≥ ${goalPerSecond}`,
        acceptedPerSecond(rush),
      ],
      ['вся заявка: p50 / p95 / p99, с', '—', quantiles(rush.journeys)],
      [`до всплеска, ${calm.flow.perSecond} в секунду: p95, с`, '—', seconds(p95(calm.journeys))],
      [
        `всплеск, ${spike.flow.perSecond} в секунду ${spike.flow.seconds} с: p95, с`,
        '—',
        seconds(p95(spike.journeys)),
      ],
      [
        `после всплеска p95 снова не больше чем в ${String(asUsual).replace('.', ',')} раза выше обычного, через с`,
        '≤ 60',
        backToUsual(calm, spike, after),
      ],
      ['дошли до конца', 'все', `${through} из ${all}`],
      ['ошибки', 'нет', kinds(crowd.troubles, faults)],
      ['просьбы прийти позже (503 и Retry-After, исполнены)', '—', String(crowd.postponed)],
      ['обещано сертификатов и найдено записанными целиком', 'все', `${checked.promised} и ${checked.whole}`],
      [
        'писем пришло; расхождений базы, хранилища и почты',
        '0',
        `${checked.letters}; ${checked.faults.length}`,
      ],
      [
        'последнее письмо ушло и последний снимок готов после последней семьи, с',
        '—',
        outcome.digestedAfter.toFixed(0),
      ],
      ['памяти у сайта больше всего, МБ', '—', memory.map((most) => most.toFixed(0)).join(' и ')],
      ['доли ядра во время наплыва', '—', sharesOf(rush.used)],
      ['процессор на одну заявку со всеми заданиями', '—', costsOf(used, rush.journeys.length)],
      ['запросов к базе на заявку', '—', statements.toFixed(0)],
      [
        'запросов к сайту; отправлено и получено, КБ на заявку',
        '—',
        `${requests.toFixed(0)}; ${kilobytes(sent)} и ${kilobytes(received)}`,
      ],
    ],
    notes: [machine(all, day.workers), ...checked.faults.slice(0, 10)],
  };
}

/** Where the time of one family goes, by what it presses. */
export function stepsTable({ day, steps }: DayOutcome): BenchTable {
  const row = ([step, values]: [string, number[]]) => [
    step,
    ...[0.5, 0.95, 0.99].map((part) => share(values, part).toFixed(0)),
  ];
  return {
    title: `1 сентября по шагам, мс: ${titleOf(day)}`,
    columns: ['шаг', 'p50', 'p95', 'p99'],
    rows: [...steps].filter(([, values]) => values.length > 0).map(row),
    notes: ['Шаг — от нажатия до прочитанной следующей страницы. «Письмо» — пока не пришло.'],
  };
}

function titleOf({ webs, workers, spike }: Day): string {
  return `сайтов — ${webs}, исполнителей заданий — ${workers}, всплеск — ${spike.perSecond} в секунду`;
}

/** By windows of five seconds, the first of them left out: nobody can be through yet. */
function acceptedPerSecond({ startedAt, flow, journeys }: Phase): string {
  const windows = Math.max(1, Math.floor((flow.seconds * 1000) / windowMs) - 1);
  const counts = Array.from({ length: windows }, (_, at) => {
    const from = startedAt + (at + 1) * windowMs;
    const done = journeys.filter(
      ({ doneAt }) => doneAt !== null && doneAt >= from && doneAt < from + windowMs,
    );
    return (done.length * 1000) / windowMs;
  });
  const last = Math.max(...journeys.map(({ doneAt }) => doneAt ?? Infinity));
  const overall = (journeys.length * 1000) / (last - startedAt);
  return `${spread(counts, 1)}; до последней — ${overall.toFixed(1).replace('.', ',')}`;
}

function waited({ dueAt, doneAt }: Journey): number {
  return (doneAt ?? Infinity) - dueAt;
}

function p95(journeys: readonly Journey[]): number {
  return share(journeys.map(waited), 0.95);
}

function quantiles(journeys: readonly Journey[]): string {
  return [0.5, 0.95, 0.99].map((part) => seconds(share(journeys.map(waited), part))).join(' / ');
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1).replace('.', ',');
}

function backToUsual(calm: Phase, spike: Phase, after: Phase): string {
  const usual = p95(calm.journeys) * asUsual;
  const end = spike.startedAt + spike.flow.seconds * 1000;
  for (let from = end; from < end + after.flow.seconds * 1000; from += windowMs) {
    const later = after.journeys.filter(({ dueAt }) => dueAt >= from);
    if (later.length > 0 && p95(later) <= usual) return seconds(from - end);
  }
  return `не за ${after.flow.seconds}`;
}

function kinds(troubles: ReadonlyMap<string, number>, faults: readonly string[]): string {
  const counts = new Map(troubles);
  for (const fault of faults) counts.set(fault, (counts.get(fault) ?? 0) + 1);
  return counts.size === 0 ? 'нет' : [...counts].map(([kind, count]) => `${kind} — ${count}`).join('; ');
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(0);
}

function machine(families: number, workers: number): string {
  const parts = `обработчиков заданий работает ${workers}, журнал — info, его читают; в базе только ${families} семей этого дня`;
  return `${cpus().length} × ${cpus()[0]?.model ?? ''}, Node ${process.version}; семьи, почтовый сервер и портал делят эти ядра; ${parts}.`;
}
