import { Client } from 'pg';
import { hotReads, type HotRead } from '../reads/hot-reads';
import { gatherSubjects } from '../reads/subjects';
import { openRegion, type Region } from '../region/open-region';
import { measuredWith } from '../setup/measured-with';
import { share, spread } from '../statistics';
import type { BenchOptions, BenchTable } from '../table';
import { runBareClient } from './bare-client';
import { captured, type Statement } from './capture';
import { findPgbench, fitTogether, runPgbench, scriptOf } from './pgbench';
import { wholeTablesRead } from './plans';

/** Different children in each turn of a round; the next round is about the same, on both sides. */
const turns = 24;

/** Each hot read of the portal by turns with the very statements it sends, as pgbench sends them. */
export async function* run({ full }: BenchOptions): AsyncGenerator<BenchTable> {
  const region = await openRegion({ children: full ? 1_000_000 : 10_000 });
  const program = findPgbench();
  try {
    const { leave, ...subjects } = await gatherSubjects(region);
    const client = new Client({ connectionString: region.databaseUrl });
    await client.connect();
    try {
      const rows = [];
      for (const read of hotReads(subjects)) {
        rows.push(
          await compare(read, {
            client,
            program,
            databaseUrl: region.databaseUrl,
            ...(full ? { rounds: 15, repeats: 6 } : { rounds: 3, repeats: 2 }),
          }),
        );
      }
      yield table(rows, program, region);
    } finally {
      await leave();
      await client.end();
    }
  } finally {
    await region.stop();
  }
}

type Bench = {
  client: Client;
  program: string | null;
  databaseUrl: string;
  rounds: number;
  /** How often the other side is asked each within a round; the first time prepares its statements and does not count. */
  repeats: number;
};

async function compare(
  read: HotRead,
  { client, program, databaseUrl, rounds, repeats }: Bench,
): Promise<string[]> {
  let turn = 0;
  // What can be done only once is done to the next of its kind.
  const next = () => read.read(read.once ? turn++ : turn++ % turns);
  for (let warm = 0; warm < turns; warm += 1) await next();
  const sent: Statement[][] = [];
  for (let at = 0; at < turns; at += 1) sent.push(await captured(next));
  const scripts = sent.map((statements, at) => scriptOf(statements, `v${at}`));
  const isWhole = scripts.every((script) => script !== null) && fitTogether(scripts);
  const bare = () =>
    program && isWhole
      ? runPgbench({ program, databaseUrl, scripts, transactions: turns * repeats })
      : runBareClient({ databaseUrl, turns: sent, transactions: turns * repeats });
  const times = { portal: [] as number[], bare: [] as number[], ratio: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const portal: number[] = [];
    for (let at = 0; at < turns; at += 1) {
      const begun = performance.now();
      await next();
      portal.push(performance.now() - begun);
    }
    const [own, other] = [share(portal, 0.5), share(await bare(), 0.5)];
    times.portal.push(own);
    times.bare.push(other);
    times.ratio.push(own / other);
  }
  const whole = new Set<string>();
  for (const statement of sent[0] ?? []) {
    for (const table of await wholeTablesRead(client, statement)) whole.add(table);
  }
  return [
    read.title,
    String(sent[0]?.length ?? 0),
    spread(times.portal, 2),
    spread(times.bare, 2) + (program && !isWhole ? ' *' : ''),
    spread(times.ratio, 2),
    [...whole].join('; ') || 'нет',
  ];
}

function table(rows: string[][], program: string | null, region: Region): BenchTable {
  const missing =
    'Программы pgbench нет: те же запросы посылал голый драйвер pg, подготовленными. Чтобы сравнить с pgbench, поставьте её (Debian и Ubuntu: apt-get install postgresql-contrib) и повторите.';
  return {
    title: `Горячие запросы и те же запросы через ${program ? 'pgbench' : 'голый драйвер pg'}, ${region.children.toLocaleString('ru-RU')} детей`,
    columns: [
      'чтение',
      'запросов',
      'портал, мс',
      program ? 'pgbench, мс' : 'pg, мс',
      'во сколько раз',
      'таблицы целиком',
    ],
    rows,
    notes: [
      `Одно соединение у каждого, по очереди в одних и тех же кругах; в круге 24 разных ребёнка, в каждом круге и у обоих те же (письмо берётся один раз, поэтому каждый раз другое). Портал — функция, которую зовёт страница: запросы, раскрытие зашифрованного, правила; где чтение записывается в журнал, запись входит в оба времени. ${measuredWith(region)}`,
      ...(program ? [] : [missing]),
      ...(rows.some((row) => row[3]?.endsWith('*'))
        ? [
            '* часть запросов pgbench принял бы за свои переменные, или их значения не помещаются в его командную строку: их посылал голый драйвер pg.',
          ]
        : []),
    ],
  };
}
