import { reads, signInReaders } from '../latency/reads';
import { openRegion } from '../region/open-region';
import { inTurns } from '../setup/in-turns';
import { measuredWith } from '../setup/measured-with';
import { startWeb } from '../setup/web';
import { share, spread } from '../statistics';
import type { BenchOptions, BenchTable } from '../table';

const goal = 1.5;

const modes = {
  // The larger is the region of the other benches: a third one would take as long to make as everything here.
  short: { few: 2000, many: 10_000, rounds: 3, times: 3 },
  full: { few: 10_000, many: 1_000_000, rounds: 15, times: 12 },
} as const;

/** Every page with few children and with many times more (in short: five times, in full a hundred), by turns over HTTP. */
export async function* run({ full }: BenchOptions): AsyncGenerator<BenchTable> {
  const { few: fewest, many: most, rounds, times } = modes[full ? 'full' : 'short'];
  const small = await openPages(fewest);
  try {
    const large = await openPages(most);
    try {
      const rows: string[][] = [];
      for (const [at, few] of small.pages.entries()) {
        const many = large.pages[at];
        if (many) rows.push(await compare(few, many, { rounds, times }));
      }
      yield table(
        rows,
        [small, large].map(({ children }) => children),
      );
    } finally {
      await large.stop();
    }
  } finally {
    await small.stop();
  }
}

/** A region with a site of its own, and its pages. */
async function openPages(children: number) {
  const region = await openRegion({ children });
  try {
    const web = await startWeb({ title: `портал, детей ${children}`, env: region.settings });
    const stop = async () => {
      await web.stop();
      await region.stop();
    };
    try {
      // Of the page asked for last: a list with more rows takes longer to draw, however quickly they are found.
      let bytes = 0;
      const pages = reads(await signInReaders([web.url], region), (ofPage) => (bytes = ofPage));
      return {
        children,
        pages: pages.map(({ one }) => ({
          title: one.title,
          look: async () => {
            await one.act();
            return bytes;
          },
        })),
        stop,
      };
    } catch (error) {
      await web.stop();
      throw error;
    }
  } catch (error) {
    await region.stop();
    throw error;
  }
}

/** `look` tells the bytes of the page. */
type GrowingPage = { title: string; look: () => Promise<number> };

async function compare(
  few: GrowingPage,
  many: GrowingPage,
  { rounds, times }: { rounds: number; times: number },
): Promise<string[]> {
  const sizes: [number[], number[]] = [[], []];
  const small = () => medianOf(few, { times, sizes: sizes[0] });
  const large = () => medianOf(many, { times, sizes: sizes[1] });
  // Plans are made and compilers have had their say before anything counts.
  await inTurns(1, small, large);
  const { ones, others } = await inTurns(rounds, small, large);
  const ratios = others.map((other, round) => other / (ones[round] ?? Number.NaN));
  return [
    few.title,
    spread(ones, 1),
    spread(others, 1),
    spread(ratios, 2),
    `≤ ${String(goal).replace('.', ',')}`,
    share(ratios, 0.5) <= goal ? 'да' : 'нет',
    sizes.map((bytes) => (share(bytes, 0.5) / 1000).toFixed(0)).join(' / '),
  ];
}

async function medianOf(
  { title, look }: GrowingPage,
  { times, sizes }: { times: number; sizes: number[] },
): Promise<number> {
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const begun = performance.now();
    const bytes = await look().catch((error: unknown) => {
      throw new Error(`Не получается: ${title}`, { cause: error });
    });
    taken.push(performance.now() - begun);
    sizes.push(bytes);
  }
  return share(taken, 0.5);
}

function table(rows: readonly string[][], [few = 0, many = 0]: readonly number[]): BenchTable {
  const words = (children: number) => `${children.toLocaleString('ru-RU')} детей, мс`;
  return {
    title: 'Рост: те же страницы с большим реестром',
    columns: ['страница', words(few), words(many), 'во сколько раз дольше', 'цель', '', 'КБ страницы'],
    rows,
    notes: [
      `Две базы на двух серверах и по сайту у каждой; одна и та же страница по очереди у обоих, по одному запросу, каждый раз о ком-нибудь другом. Муниципалитеты, учреждения и сотрудники в обеих одни и те же, растёт реестр. Открытые страницы отдаются из памяти. КБ страницы — медианы: с малым реестром и с большим; где она больше, там в списке больше строк. ${measuredWith({ children: few }, { worker: false })}`,
    ],
  };
}
