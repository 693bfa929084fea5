import { openRegion } from '../region/open-region';
import { capacity, openLoop, shuffled, type Arrivals, type Operation } from '../setup/open-loop';
import { startPortal } from '../setup/portal';
import type { BenchOptions, BenchTable } from '../table';
import { Families } from './families';
import { calmTable, readTable, writeTable, type CalmLoad } from './tables';
import { takeAwayScans } from './take-away-scans';
import { reads, signInReaders } from './reads';
import { prepareWrites } from './writes';

/** Part of what the portal can do that is asked of it. */
const load = 0.65;

/** A family with its photo is worth some dozen pages: more of them would leave no room for anybody else. */
const modes = {
  short: { children: 10_000, webs: 2, warmUp: 6, seconds: 32, familiesPerSecond: 0.25, calmer: [] },
  full: {
    ...{ children: 1_000_000, webs: 2, warmUp: 20, seconds: 900, familiesPerSecond: 0.25 },
    calmer: [0.15, 0.3, 0.45],
  },
} as const;

/** For each of the calmer loads. */
const calmSeconds = 180;

/**
 * How long people wait for each page and for each press of a button, when two thirds of what the portal can do are asked of
 * it: arrivals come at moments of their own, however the portal is doing, and each is measured from its moment. Beside them
 * families go the whole way and operators activate, all the time. In full also how long when less is asked.
 */
export async function* run({ full }: BenchOptions): AsyncGenerator<BenchTable> {
  const {
    children,
    webs,
    warmUp,
    seconds,
    familiesPerSecond: perSecond,
    calmer,
  } = modes[full ? 'full' : 'short'];
  const wholeSeconds = 2 * warmUp + calmer.length * calmSeconds + seconds;
  const region = await openRegion({ children });
  try {
    const portal = await startPortal(region, { webs });
    try {
      const looked = reads(await signInReaders(portal.urls, region));
      const sent = await prepareWrites(portal.urls, region);
      const families = await Families.prepare(portal, Math.ceil(wholeSeconds * perSecond) + 1);
      const deck = shuffled([...looked, ...sent]);
      for (const { one } of [...looked, ...sent]) await tried(one);
      const arriving = (long: number, measure: boolean) =>
        families.come({ perSecond, seconds: long }, { measure });
      // The compilers of the language and the caches of the database have their say before anything counts.
      const [most] = await Promise.all([
        capacity(deck, { people: 8, seconds: warmUp }).then(() =>
          capacity(deck, { people: 8, seconds: warmUp }),
        ),
        arriving(2 * warmUp, false),
      ]);
      const calm: CalmLoad[] = [];
      for (const part of calmer) {
        const [arrivals] = await Promise.all([
          openLoop(deck, { perSecond: most * part, seconds: calmSeconds }),
          arriving(calmSeconds, false),
        ]);
        calm.push({ part, perSecond: most * part, arrivals });
      }
      const asked = most * load;
      console.log(`  успевает ${most.toFixed(0)} в секунду, просим ${asked.toFixed(0)}, ${seconds} с`);
      const [arrivals] = await Promise.all([
        openLoop(deck, { perSecond: asked, seconds }),
        arriving(seconds, true),
      ]);
      families.close();
      const titles = (kind: readonly { one: { title: string } }[]) => kind.map(({ one }) => one.title);
      const notes = [
        `Портал с базой успевает ${most.toFixed(0)} ответов в секунду этой смеси, пока каждые ${1 / perSecond} с приходит ещё одна семья со всем своим путём; просили ${asked.toFixed(0)} (${load * 100} %) ${seconds} с. Ожидание считается от назначенного мига, в который человек пришёл, у семей — от нажатия. Сайтов — ${webs}, страницы и формы идут тому, у кого меньше незаконченного, как у nginx с least_conn; нагрузка, они, обработчик заданий и база на одних ядрах. ${portal.conditions}`,
        `Семей прошло весь путь до активации: ${families.through}. ${faultsOf(arrivals, families.faults)}`,
      ];
      const calmNotes = [
        `Та же смесь и те же семьи, по ${calmSeconds} с, до основной нагрузки. Формы семей здесь не считаются, только те, что приходят сами.`,
      ];
      yield* [
        readTable(titles(looked), arrivals, notes),
        writeTable(titles(sent), { arrivals, pressed: families.times }, notes),
        ...(calm.length > 0
          ? [calmTable(calm, { reads: titles(looked), writes: titles(sent) }, calmNotes)]
          : []),
      ];
    } finally {
      await portal.stop();
    }
  } finally {
    await takeAwayScans(region.databaseUrl);
    await region.stop();
  }
}

/** Each once before anything counts: what cannot be done at all is told by its name. */
async function tried({ title, act }: Operation): Promise<void> {
  await act().catch((error: unknown) => {
    throw new Error(`Не получается: ${title}`, { cause: error });
  });
}

function faultsOf(arrivals: Arrivals, ofFamilies: readonly string[]): string {
  const all = [
    ...[...arrivals].flatMap(([title, { failures }]) => failures.map((why) => `${title}: ${why}`)),
    ...ofFamilies,
  ];
  if (all.length === 0) return 'Всё, о чём просили, сделано.';
  const counts = new Map<string, number>();
  for (const fault of all) counts.set(fault, (counts.get(fault) ?? 0) + 1);
  return `Не вышло с первого раза или вовсе: ${[...counts].map(([fault, count]) => `${fault} — ${count}`).join('; ')}.`;
}
