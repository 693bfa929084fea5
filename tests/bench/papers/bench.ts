import { buffer } from 'node:stream/consumers';
import { chromium } from 'playwright';
import { renderPapers } from '@/lib/papers/render-papers';
import { browserArguments, systemChromium } from '@/tests/support/browser.mjs';
import { family } from '@/tests/unit/papers/sample-papers';
import { share, spread } from '../statistics';
import type { BenchOptions, BenchTable } from '../table';
import { printedPages } from './printed-lines';
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

/**
 * Application and consent of one family: how many times faster than by others who write the same text. Rounds in which all
 * take turns, so that whatever else the machine does falls on each of them alike.
 */
export async function run({ full }: BenchOptions): Promise<BenchTable[]> {
  const pages = await printedPages(renderPapers(family));
  const faces = facesFor(pages);
  const browser = await chromium.launch({ executablePath: systemChromium(), args: browserArguments });
  try {
    const page = await browser.newPage();
    const sheet = { preferCSSPageSize: true, tagged: true };
    const printOpened = () => page.pdf(sheet);
    const makers: Record<Maker, () => Promise<Buffer>> = {
      portal: () => buffer(renderPapers(family)),
      bare: () => barePdfkit(pages, faces),
      // As a service prints that lets nothing of one family stay where another's is drawn.
      apart: async () => {
        const context = await browser.newContext();
        const own = await context.newPage();
        await openInBrowser(own, pages, faces);
        const printed = await own.pdf(sheet);
        await context.close();
        return printed;
      },
      // Every family has papers of its own: the browser is handed them as a page, and prints it.
      browser: async () => {
        await openInBrowser(page, pages, faces);
        return printOpened();
      },
      opened: printOpened,
    };
    return [await compared(makers, full ? 60 : 20)];
  } finally {
    await browser.close();
  }
}

async function compared(makers: Record<Maker, () => Promise<Buffer>>, rounds: number): Promise<BenchTable> {
  const names = Object.keys(makers) as Maker[];
  // The compilers of the language have their say before anything counts.
  for (const name of names) for (let warm = 0; warm < 5; warm += 1) await millisecondsOf(makers, name);
  const measured: Record<Maker, number[]> = { portal: [], bare: [], apart: [], browser: [], opened: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) measured[name].push(await millisecondsOf(makers, name));
  }
  const times = (name: Maker) =>
    measured[name].map((value, round) => value / (measured.portal[round] ?? Number.NaN));
  const rows: string[][] = [];
  for (const name of names) {
    const faster = name === 'portal' ? '—' : spread(times(name), 2);
    const size = ((await makers[name]()).length / 1024).toFixed(0);
    rows.push([titles[name], spread(measured[name], 1), size, faster, goals[name]]);
  }
  const perSecond = (1000 / share(measured.portal, 0.5)).toFixed(0);
  return {
    title: 'Заявление и согласие (PDF)',
    columns: ['кто', 'время, мс', 'КБ', 'портал быстрее в', 'цель'],
    rows,
    notes: [
      `Кругов: ${rounds}. Портал делает ${perSecond} в секунду на одном ядре. Голому pdfkit дано лучшее: шрифт разобран заранее, места строк известны, ни меток для чтения вслух, ни PDF/A, ни QR-кода.`,
    ],
  };
}

async function millisecondsOf(makers: Record<Maker, () => Promise<Buffer>>, name: Maker): Promise<number> {
  const times = timesOfRound[name];
  const start = performance.now();
  for (let time = 0; time < times; time += 1) await makers[name]();
  return (performance.now() - start) / times;
}
