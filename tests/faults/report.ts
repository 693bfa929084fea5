import { printed } from '@/tests/bench/table';
import type { Outcome, SeasonOutcome } from './season';

/** The table for people, and below it every violation with its round. */
export function report(seasons: readonly SeasonOutcome[], seed: number): string {
  const rounds = seasons.flatMap((season) => season.rounds);
  const byKind = Map.groupBy(rounds, ({ fault }) => fault.title);
  const table = printed({
    title: `Сбои, кругов: ${rounds.length}`,
    columns: [
      'сбой',
      'кругов',
      'принято',
      'ответов 503',
      'файлов без строки',
      'сайт снова отвечает, с (дольше всего)',
      'задания пошли, с (дольше всего; цель 60)',
      'нарушений',
    ],
    rows: [
      ...[...byKind].map(([title, outcomes]) => [titleWithGoal(title, outcomes), ...sums(outcomes)]),
      ['**всего**', ...sums(rounds)],
    ],
    notes: [
      `Нет места: ${[...new Set(seasons.map(({ fullBy }) => fullBy))].join('; ')}.`,
      `Повторить: FAULTS_SEED=${seed}.`,
    ],
  });
  const last = seasons.flatMap(({ violations }) => violations.map((words) => `- в конце: ${words}`));
  const broken = rounds.flatMap(({ number, fault, storage, violations }) =>
    violations.map((words) => `- круг ${number} (${fault.name}, ${storage}): ${words}`),
  );
  return [table, 'Нарушения:', ...(broken.length + last.length > 0 ? [...broken, ...last] : ['- нет'])].join(
    '\n',
  );
}

function titleWithGoal(title: string, [first]: readonly Outcome[]): string {
  const goal = first?.fault.answersWithin ?? null;
  return goal === null ? title : `${title} (цель ${goal} с)`;
}

function sums(outcomes: readonly Outcome[]): string[] {
  const sum = (count: (outcome: Outcome) => number) =>
    String(outcomes.reduce((total, outcome) => total + count(outcome), 0));
  return [
    String(outcomes.length),
    sum(({ accepted }) => accepted),
    sum(({ unavailable }) => unavailable),
    sum(({ strayFiles }) => strayFiles),
    longest(outcomes.map(({ siteSeconds }) => siteSeconds)),
    longest(outcomes.map(({ jobsSeconds }) => jobsSeconds)),
    sum(({ violations }) => violations.length),
  ];
}

function longest(seconds: readonly (number | null)[]): string {
  if (seconds.includes(null)) return 'не дождались';
  return Math.max(0, ...seconds.map(Number))
    .toFixed(1)
    .replace('.', ',');
}

/** Whether the portal kept its word throughout. */
export function isClean(seasons: readonly SeasonOutcome[]): boolean {
  return seasons.every(
    ({ rounds, violations }) =>
      violations.length === 0 && rounds.every((round) => round.violations.length === 0),
  );
}

/** One line while it goes on. */
export function lineOf({
  number,
  fault,
  storage,
  accepted,
  siteSeconds,
  jobsSeconds,
  violations,
}: Outcome): string {
  const seconds = (value: number | null) => (value === null ? 'нет' : value.toFixed(1));
  const facts = `принято ${accepted}, сайт ${seconds(siteSeconds)} с, задания ${seconds(jobsSeconds)} с`;
  const lines = violations.map((words) => `\n    ✘ ${words}`);
  return `круг ${number}: ${fault.title} (${storage === 'folder' ? 'папка' : 'S3'}) — ${facts}${lines.join('')}`;
}
