import { hash, verify } from '@node-rs/argon2';
import { onDatabase } from '@/lib/local/database-check';
import { inTurns } from '../setup/in-turns';
import { measuredWith } from '../setup/measured-with';
import { processorTime } from '../setup/processor-time';
import { openRegion, type Region } from '../region/open-region';
import { startWeb, type Web } from '../setup/web';
import { spread } from '../statistics';
import type { BenchOptions, BenchTable } from '../table';
import { enter, inTurn, knownBrowsers } from './browsers';

/** So many sign in at any moment, and so many hashes are looked at in the process beside it. */
const atOnce = 16;

/** People whose browsers are known: more than sign in at once, few enough to have all signed in before. */
const familiar = 50;

/** Real sign-ins over HTTP by turns with what nobody can do without: one look at an argon2 hash of the same cost each. */
export async function* run({ full }: BenchOptions): AsyncGenerator<BenchTable> {
  const region = await openRegion({ children: 10_000 });
  const rounds = full ? { rounds: 15, seconds: 4 } : { rounds: 3, seconds: 2 };
  try {
    const cost = await costOf(region);
    const hashed = await hash(region.password, cost);
    const bare = () => busy(rounds.seconds, () => verify(hashed, region.password));
    const portal = await startWeb({ title: 'портал', env: region.settings });
    try {
      const { password } = region;
      const everybody = region.people.parents.map(({ login }) => ({ login, password }));
      const strangers = inTurn(everybody.slice(familiar));
      const owners = inTurn(await knownBrowsers(portal.url, everybody.slice(0, familiar)));
      const rows = [
        await compare(portal, rounds, bare, 'новый браузер', () => enter(portal.url, strangers())),
        await compare(portal, rounds, bare, 'знакомый браузер', () => enter(portal.url, owners())),
      ];
      yield table(rows, cost, measuredWith(region, { worker: false }));
    } finally {
      await portal.stop();
    }
  } finally {
    await region.stop();
  }
}

type Rounds = { rounds: number; seconds: number };
type Times = (seconds: number, work: () => Promise<unknown>) => Promise<number>;

async function compare(
  portal: Web,
  { rounds, seconds }: Rounds,
  bare: () => Promise<number>,
  title: string,
  signIn: () => Promise<unknown>,
): Promise<string[]> {
  let processor = 0;
  let entered = 0;
  const signingIn = async () => {
    const before = processorTime(portal.pid);
    const rate = await busy(seconds, signIn);
    processor += processorTime(portal.pid) - before;
    entered += rate * seconds;
    return rate;
  };
  await inTurns(1, signingIn, bare);
  [processor, entered] = [0, 0];
  const { ones, others } = await inTurns(rounds, signingIn, bare);
  const ratios = ones.map((rate, round) => rate / (others[round] ?? Number.NaN));
  const each = ((processor * 1000) / entered).toFixed(1).replace('.', ',');
  return [title, spread(ratios, 2), '≥ 0,9', spread(ones, 0), spread(others, 0), each];
}

/** How often a second it is done, so many at once for so long; what has begun is finished and counted with its time. */
const busy: Times = async (seconds, work) => {
  const since = performance.now();
  const until = since + seconds * 1000;
  let done = 0;
  const one = async () => {
    while (performance.now() < until) {
      await work();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return (done * 1000) / (performance.now() - since);
};

/** The parameters stand in every hash: the limit is measured with those the portal uses. */
async function costOf({ databaseUrl, people }: Region) {
  const kept = await onDatabase(databaseUrl, async (client) => {
    const id = people.parents[0]?.accountId;
    const { rows } = await client.query<{ hash: string }>(
      'select password_hash as hash from account where id = $1',
      [id],
    );
    return rows[0]?.hash ?? '';
  });
  const [, memory, time, parallel] = /m=(\d+),t=(\d+),p=(\d+)/.exec(kept) ?? [];
  return { memoryCost: Number(memory), timeCost: Number(time), parallelism: Number(parallel) };
}

function table(
  rows: readonly string[][],
  cost: Awaited<ReturnType<typeof costOf>>,
  conditions: string,
): BenchTable {
  return {
    title: 'Входы',
    columns: [
      'вход',
      'доля от предела',
      'цель',
      'входов в секунду',
      'голый argon2 в секунду',
      'процессор сайта, мс на вход',
    ],
    rows,
    notes: [
      `Голый argon2: проверка одного хеша с теми же параметрами (${Math.round(cost.memoryCost / 1024)} МиБ, проходов ${cost.timeCost}), тоже ${atOnce} сразу. Вход — форма по HTTP одним процессом сайта: пределы попыток, хеш, сеанс, запись аудита; из нового браузера ещё и письмо о нём. Знакомых браузеров ${familiar}, из каждого уже входили. База работает на тех же ядрах. ${conditions}`,
    ],
  };
}
