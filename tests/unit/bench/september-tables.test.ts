import { expect, test } from 'vitest';
import { arrive } from '@/tests/bench/september/arrivals';
import type { Journey } from '@/tests/bench/september/crowd';
import type { DayOutcome, Phase } from '@/tests/bench/september/run-day';
import { dayTable, stepsTable } from '@/tests/bench/september/tables';

const second = 1000;
const flow = (perSecond: number, seconds: number) => ({ perSecond, seconds });

/** A phase whose families each wait as long as `wait` says of the second they came in. */
function phase(startedAt: number, perSecond: number, seconds: number, wait: (at: number) => number): Phase {
  const journeys = Array.from({ length: perSecond * seconds }, (_, index): Journey => {
    const at = index / perSecond;
    const dueAt = startedAt + at * second;
    return { dueAt, doneAt: dueAt + wait(at) * second, fault: null };
  });
  return { flow: flow(perSecond, seconds), startedAt, journeys };
}

const used = { elapsedMs: 10_000, web: 6_000, worker: 2_000, postgres: 1_000, load: 500 };

function outcome(): DayOutcome {
  const [rush, calm] = [phase(0, 10, 20, () => 1), phase(100_000, 2, 10, () => 1)];
  // For seven seconds after the spike people still wait for six seconds.
  const [spike, after] = [phase(110_000, 10, 10, () => 8), phase(120_000, 2, 30, (at) => (at < 7 ? 6 : 1))];
  const journeys = [rush, calm, spike, after].flatMap((one) => one.journeys);
  return {
    day: {
      webs: 1,
      workers: 1,
      patienceMinutes: 10,
      warmUp: flow(1, 1),
      rush: rush.flow,
      calm: calm.flow,
      spike: spike.flow,
      after: after.flow,
    },
    rush: { ...rush, used },
    calm,
    spike,
    after,
    crowd: {
      journeys: [...journeys, { dueAt: 0, doneAt: null, fault: 'нет кнопки «Найти»' }],
      postponed: 3,
      troubles: new Map([['связь прервана', 2]]),
    } as unknown as DayOutcome['crowd'],
    steps: new Map([['Вход', [10, 20, 30]]]),
    perApplication: { used, statements: 300, requests: 27, sent: 3_000_000, received: 600_000 },
    checked: { promised: 360, whole: 360, letters: 720, faults: [] },
    memory: [391.6, 402.2],
    digestedAfter: 12,
  };
}

function valueOf(row: RegExp): string | undefined {
  return dayTable(outcome()).rows.find(([title = '']) => row.test(title))?.[2];
}

test('таблица дня говорит, сколько принято, скоро ли стало как обычно и что не вышло', () => {
  expect(valueOf(/^заявок в секунду/)).toBe('10,0 (10,0–10,0); до последней — 9,6');
  expect(valueOf(/^вся заявка/)).toBe('1,0 / 1,0 / 1,0');
  expect(valueOf(/^до всплеска/)).toBe('1,0');
  expect(valueOf(/^памяти у сайта/)).toBe('392 и 402');
  expect(valueOf(/^всплеск/)).toBe('8,0');
  expect(valueOf(/^после всплеска/)).toBe('10,0');
  expect(valueOf(/^дошли/)).toBe('380 из 381');
  expect(valueOf(/^ошибки/)).toBe('связь прервана — 2; нет кнопки «Найти» — 1');
  expect(valueOf(/^просьбы/)).toBe('3');
  expect(valueOf(/^доли ядра/)).toBe(
    'сайт 60 %, исполнитель заданий 20 %, PostgreSQL 10 %, семьи и почтовый сервер 5 %',
  );
  expect(stepsTable(outcome()).rows).toEqual([['Вход', '20', '30', '30']]);
});

test('семьи приходят по часам, успевают их начать или нет', async () => {
  const due: number[] = [];
  const start = performance.now();
  await arrive({ perSecond: 100, seconds: 0.2 }, (dueAt) => {
    due.push(dueAt - start);
    // Whoever begins a family holds the next ones up.
    if (due.length === 1) while (performance.now() - start < 60);
  });
  expect(due).toHaveLength(20);
  expect((due.at(-1) ?? 0) - (due[0] ?? 0)).toBeCloseTo(190, 3);
});
