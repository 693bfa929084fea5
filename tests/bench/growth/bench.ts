import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { share, spread } from '../statistics';
import type { BenchOptions, BenchTable } from '../table';
import type { Round } from './measure';

const goal = 1.5;
const timesOfRound = 12;

/** Every hot read with ten thousand children and with a hundred times as many (in short: ten times), by turns. */
export async function run({ full }: BenchOptions): Promise<BenchTable[]> {
  const sizes = { small: 10_000, large: full ? 1_000_000 : 100_000 };
  const small = await Measured.open(sizes.small);
  try {
    const large = await Measured.open(sizes.large);
    try {
      return [await compare(small, large, sizes, full ? 15 : 6)];
    } finally {
      await large.close();
    }
  } finally {
    await small.close();
  }
}

/** A region in a process of its own. */
class Measured {
  private constructor(private readonly child: ChildProcess) {}

  static async open(children: number): Promise<Measured> {
    const child = fork(join(import.meta.dirname, 'measure.ts'), [String(children)], {
      execArgv: ['--import', 'tsx'],
    });
    const measured = new Measured(child);
    await measured.said();
    return measured;
  }

  async round(times: number): Promise<Round> {
    this.child.send(times);
    return (await this.said()) as Round;
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.send(0);
    await ended;
  }

  private async said(): Promise<unknown> {
    const ended = once(this.child, 'exit').then(() => {
      throw new Error('Замер оборвался.');
    });
    const [message] = (await Promise.race([once(this.child, 'message'), ended])) as [unknown];
    return message;
  }
}

type Times = { title: string; small: number[]; large: number[]; ratio: number[] };

async function compare(
  small: Measured,
  large: Measured,
  sizes: { small: number; large: number },
  rounds: number,
): Promise<BenchTable> {
  // Plans are made and compilers have had their say before anything counts.
  for (const one of [small, large]) await one.round(timesOfRound);
  const reads = new Map<string, Times>();
  for (let round = 0; round < rounds; round += 1) {
    const few = await small.round(timesOfRound);
    const many = await large.round(timesOfRound);
    for (const [at, { key, title, times }] of few.entries()) {
      const known = reads.get(key) ?? { title, small: [], large: [], ratio: [] };
      const [less, more] = [share(times, 0.5), share(many[at]?.times ?? [], 0.5)];
      known.small.push(less);
      known.large.push(more);
      known.ratio.push(more / less);
      reads.set(key, known);
    }
  }
  const words = (children: number) => `${children.toLocaleString('ru-RU')} детей, мс`;
  return {
    title: 'Рост: те же чтения с большим реестром',
    columns: ['чтение', words(sizes.small), words(sizes.large), 'во сколько раз дольше', 'цель', ''],
    rows: [...reads.values()].map((read) => [
      read.title,
      spread(read.small, 2),
      spread(read.large, 2),
      spread(read.ratio, 2),
      `≤ ${String(goal).replace('.', ',')}`,
      share(read.ratio, 0.5) <= goal ? 'да' : 'нет',
    ]),
    notes: [
      'Две базы на двух серверах, по очереди в одних и тех же кругах; муниципалитеты, учреждения и сотрудники в обеих одни и те же, растёт реестр.',
    ],
  };
}
