import { buffer } from 'node:stream/consumers';
import { chromium } from 'playwright';
import type { PaperData } from '@/lib/papers/paper-data';
import { renderPapers } from '@/lib/papers/render-papers';
import { browserArguments, ensureBrowser, systemChromium } from '@/tests/support/browser.mjs';
import { share, spread } from '../statistics';
import type { BenchOptions, BenchTable } from '../table';
import { familiesWithPapers } from './families';
import { printedPages, type PrintedPage } from './printed-lines';
import { barePdfkit, facesFor, openInBrowser } from './rivals';

const timesOfRound = { portal: 8, bare: 8, apart: 1, browser: 1, opened: 1 };

type Maker = keyof typeof timesOfRound;

const titles = {
  portal: 'портал',
  bare: 'голый pdfkit',
  apart: 'печать Chromium, каждой семье свой профиль',
  browser: 'печать Chromium, одна вкладка на всех',
  opened: 'печать Chromium, страница уже открыта',
} as const satisfies Record<Maker, string>;

/** How many times faster than each of them the portal has to be; the last is no way to print for many. */
const goals: Record<Maker, string> = { portal: '—', bare: '0,9', apart: '10', browser: '10', opened: '—' };

/** More than stay in mind by chance; each has letters of its own. */
const families = 40;

/**
 * Application and consent of one family after another: how many times faster than by others who write the same text. Rounds in
 * which all take turns, each time in another order, so that whatever else the machine does falls on each of them alike.
 */
export async function* run({ full }: BenchOptions): AsyncGenerator<BenchTable> {
  await ensureBrowser();
  const papers = await Promise.all(
    familiesWithPapers(families).map(async (family) => {
      const pages = await printedPages(renderPapers(family));
      return { family, pages, faces: facesFor(pages) };
    }),
  );
  const browser = await chromium.launch({ executablePath: systemChromium(), args: browserArguments });
  try {
    const page = await browser.newPage();
    const sheet = { preferCSSPageSize: true, tagged: true };
    const makers: Makers = {
      portal: ({ family }) => buffer(renderPapers(family)),
      bare: ({ pages, faces }) => barePdfkit(pages, faces),
      // As a service prints that lets nothing of one family stay where another's is drawn.
      apart: async ({ pages, faces }) => {
        const context = await browser.newContext();
        const own = await context.newPage();
        await openInBrowser(own, pages, faces);
        const printed = await own.pdf(sheet);
        await context.close();
        return printed;
      },
      // Every family has papers of its own: the browser is handed them as a page, and prints it.
      browser: async ({ pages, faces }) => {
        await openInBrowser(page, pages, faces);
        return page.pdf(sheet);
      },
      opened: () => page.pdf(sheet),
    };
    yield await compared(makers, papers, full ? 60 : 20);
  } finally {
    await browser.close();
  }
}

type Papers = { family: PaperData; pages: PrintedPage[]; faces: ReturnType<typeof facesFor> };
type Makers = Record<Maker, (papers: Papers) => Promise<Buffer>>;

async function compared(makers: Makers, papers: readonly Papers[], rounds: number): Promise<BenchTable> {
  const names = Object.keys(makers) as Maker[];
  const turns = Object.fromEntries(names.map((name) => [name, 0])) as Record<Maker, number>;
  const made = async (name: Maker) => {
    const next = papers[turns[name] % papers.length];
    turns[name] += 1;
    if (!next) throw new Error('Не для кого делать заявления');
    return makers[name](next);
  };
  const order = (round: number) => {
    const first = round % names.length;
    return [...names.slice(first), ...names.slice(0, first)];
  };
  // A tab that prints what is open has to hold something.
  await made('browser');
  // The compilers of the language have their say before anything counts.
  for (let warm = 0; warm < 5; warm += 1) for (const name of order(warm)) await millisecondsOf(made, name);
  const measured: Record<Maker, number[]> = { portal: [], bare: [], apart: [], browser: [], opened: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of order(round)) measured[name].push(await millisecondsOf(made, name));
  }
  const times = (name: Maker) =>
    measured[name].map((value, round) => value / (measured.portal[round] ?? Number.NaN));
  const rows: string[][] = [];
  for (const name of names) {
    const faster = name === 'portal' ? '—' : spread(times(name), 2);
    const size = ((await made(name)).length / 1024).toFixed(0);
    rows.push([titles[name], spread(measured[name], 1), size, faster, goals[name]]);
  }
  const perSecond = (1000 / share(measured.portal, 0.5)).toFixed(0);
  return {
    title: 'Заявление и согласие (PDF)',
    columns: ['кто', 'время, мс', 'КБ', 'портал быстрее в', 'цель'],
    rows,
    notes: [
      `Кругов: ${rounds}, в каждом другая очерёдность; семей ${papers.length}, каждый раз следующая. Один процесс без сайта, базы и обработчика заданий. Портал делает ${perSecond} в секунду на одном ядре. Голому pdfkit дано лучшее: шрифт разобран заранее, места строк известны, ни меток для чтения вслух, ни PDF/A, ни QR-кода.`,
    ],
  };
}

async function millisecondsOf(made: (name: Maker) => Promise<Buffer>, name: Maker): Promise<number> {
  const times = timesOfRound[name];
  const start = performance.now();
  for (let time = 0; time < times; time += 1) await made(name);
  return (performance.now() - start) / times;
}
