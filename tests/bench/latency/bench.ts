import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openRegion, type Region } from '../region/open-region';
import { openDesks } from '../setup/desks';
import { capacity, openLoop, shuffled, type Operation } from '../setup/open-loop';
import { ask, signIn } from '../setup/visitor';
import { startWeb } from '../setup/web';
import { share } from '../statistics';
import type { BenchOptions, BenchTable } from '../table';
import { takeAwayScans } from './take-away-scans';
import { reads, signInReaders } from './reads';
import { prepareWrites } from './writes';

/** Part of what the portal can do that is asked of it. */
const load = 0.65;

type Goal = { p50: number; p95: number; p99: number };
const readGoal: Goal = { p50: 25, p95: 75, p99: 150 };
const writeGoal: Goal = { p50: 50, p95: 150, p99: 250 };

/**
 * How long people wait for each page and for each press of a button, when two thirds of what the portal can do are asked of
 * it: arrivals come at moments of their own, however the portal is doing, and each is measured from its moment.
 */
export async function run({ full }: BenchOptions): Promise<BenchTable[]> {
  const children = full ? 1_000_000 : 10_000;
  const seconds = full ? 600 : 60;
  const region = await openRegion({ children });
  // What is sent here goes again: the region is kept for the next run.
  const storage = resolve(mkdtempSync(join('.data', 'bench', 'latency-')));
  try {
    const portal = await startWeb({ title: 'портал', env: { ...region.settings, STORAGE_DIR: storage } });
    try {
      const readers = await signInReaders(portal.url, region);
      const searches = await begunSearches(portal.url, region);
      const looked = reads(readers, searches);
      const sent = await prepareWrites(portal.url, region);
      const deck = shuffled([...looked, ...sent.weighed]);
      for (const { one } of [...looked, ...sent.weighed]) await tried(one);
      // The compilers of the language and the caches of the database have their say before anything counts.
      await capacity(deck, { people: 8, seconds: full ? 20 : 8 });
      const most = await capacity(deck, { people: 8, seconds: full ? 20 : 8 });
      const perSecond = most * load;
      console.log(
        `  успевает ${most.toFixed(0)} в секунду, просим ${perSecond.toFixed(0)} в секунду, ${seconds} с`,
      );
      const measured = await openLoop(deck, { perSecond, seconds });
      const of = (title: string) => measured.get(title) ?? [];
      const titles = (kind: readonly { one: { title: string } }[]) => kind.map(({ one }) => one.title);
      const writes = titles(sent.weighed);
      const note = `Детей в регионе ${children.toLocaleString('ru-RU')}. Портал с базой успевает ${most.toFixed(0)} ответов в секунду этой смеси, просили ${perSecond.toFixed(0)} (${load * 100} %) ${seconds} с; ожидание считается от назначенного мига, в который человек пришёл. Один процесс сайта; нагрузка, сайт и база на одних ядрах.`;
      return [
        table('Ожидание страниц', titles(looked), of, { goal: () => readGoal, note }),
        table('Ожидание отправленных форм', writes, of, {
          goal: (title) => (sent.apart.has(title) ? null : writeGoal),
          note,
        }),
      ];
    } finally {
      await portal.stop();
    }
  } finally {
    await takeAwayScans(region.databaseUrl);
    await region.stop();
    rmSync(storage, { recursive: true, force: true });
  }
}

/** Each once before anything counts: what cannot be done at all is told by its name. */
async function tried({ title, act }: Operation): Promise<void> {
  await act().catch((error: unknown) => {
    throw new Error(`Не получается: ${title}`, { cause: error });
  });
}

type Rules = { goal: (title: string) => Goal | null; note: string };

function table(
  title: string,
  titles: readonly string[],
  of: (title: string) => readonly number[],
  { goal, note }: Rules,
): BenchTable {
  const row = (name: string, times: readonly number[], limits: Goal | null) => {
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => share(times, part));
    const words = limits ? `${limits.p50} / ${limits.p95} / ${limits.p99}` : '—';
    const held =
      !limits || (Number(p50) <= limits.p50 && Number(p95) <= limits.p95 && Number(p99) <= limits.p99);
    const cells = [p50, p95, p99].map((value) => (times.length === 0 ? '—' : Number(value).toFixed(0)));
    return [name, String(times.length), ...cells, words, limits ? (held ? 'да' : 'нет') : '—'];
  };
  const shared = titles.filter((name) => goal(name) !== null);
  return {
    title,
    columns: ['что', 'раз', 'p50, мс', 'p95, мс', 'p99, мс', 'цель', 'держит'],
    rows: [
      row(
        'все вместе',
        shared.flatMap((name) => [...of(name)]),
        goal(shared[0] ?? ''),
      ),
      ...titles.map((name) => row(name, of(name), goal(name))),
    ],
    notes: [note],
  };
}

/** Searches of the first desk, by the beginnings of surnames of different families: each finds a list. */
async function begunSearches(portal: string, { databaseUrl, people, password }: Region): Promise<string[]> {
  const [desk] = await openDesks(databaseUrl);
  const cookie = await signIn(portal, { login: desk?.login ?? '', password });
  const own = people.parents.filter(({ municipalityId }) => municipalityId === desk?.municipalityId);
  const searches: string[] = [];
  for (const { childSurname } of own.slice(0, 20)) {
    const form = { query: childSurname.slice(0, 3), birthDate: '' };
    const { location } = await ask(`${portal}/counter/search/save`, { cookie, form });
    const id = /\/counter\/search\/([\w-]+)/.exec(location ?? '')?.[1];
    if (id) searches.push(id);
  }
  return searches;
}
