import { cpus } from 'node:os';
import { buffer } from 'node:stream/consumers';
import { chromium } from 'playwright';
import { renderPapers } from '@/lib/papers/render-papers';
import { browserArguments, systemChromium } from '@/tests/support/browser.mjs';
import { family } from '@/tests/unit/papers/sample-papers';
import { spread } from '../statistics';
import { printedPages } from './printed-lines';
import { barePdfkit, facesFor, openInBrowser } from './rivals';

/*
 * Application and consent of one family: how many times faster than by others who write the same text. Rounds in which all
 * take turns, so that whatever else the machine does falls on each of them alike.
 */
const rounds = 30;
const timesOfRound = { portal: 8, bare: 8, apart: 1, browser: 1, opened: 1 };

const pages = await printedPages(renderPapers(family));
const faces = facesFor(pages);
const browser = await chromium.launch({ executablePath: systemChromium(), args: browserArguments });
const page = await browser.newPage();

const sheet = { preferCSSPageSize: true, tagged: true };
const printOpened = () => page.pdf(sheet);
const makers = {
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
type Maker = keyof typeof makers;
const names = Object.keys(makers) as Maker[];

async function millisecondsOf(name: Maker): Promise<number> {
  const times = timesOfRound[name];
  const start = performance.now();
  for (let time = 0; time < times; time += 1) await makers[name]();
  return (performance.now() - start) / times;
}

// The compilers of the language have their say before anything counts.
for (const name of names) for (let warm = 0; warm < 5; warm += 1) await millisecondsOf(name);

const measured: Record<Maker, number[]> = { portal: [], bare: [], apart: [], browser: [], opened: [] };
for (let round = 0; round < rounds; round += 1) {
  for (const name of names) measured[name].push(await millisecondsOf(name));
}

const against = (name: Maker) =>
  measured[name].map((value, round) => value / (measured.portal[round] ?? Number.NaN));

const titles = {
  portal: 'портал',
  bare: 'голый pdfkit',
  apart: 'печать Chromium, каждой семье свой профиль',
  browser: 'печать Chromium, одна вкладка на всех',
  opened: 'печать Chromium, страница уже открыта',
} as const satisfies Record<Maker, string>;
console.log(
  `Заявление и согласие, ${pages.length} страницы, ${cpus().length} × ${cpus()[0]?.model ?? ''}, Node ${process.version}`,
);
console.log(`Кругов: ${rounds}; медиана (10 %–90 %)`);
for (const name of names) {
  const size = (await makers[name]()).length;
  console.log(`${titles[name]}: ${spread(measured[name], 1)} мс, ${(size / 1024).toFixed(0)} КБ`);
}
console.log(`скорость портала к голому pdfkit: ${spread(against('bare'), 2)}`);
for (const name of ['apart', 'browser', 'opened'] as const) {
  console.log(`скорость портала к «${titles[name]}»: ${spread(against(name), 1)}`);
}
await browser.close();
