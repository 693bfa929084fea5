import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import lighthouse from 'lighthouse';
import { freePort } from '@/lib/local/ports';
import { browserArguments, systemChromium } from '@/tests/support/browser.mjs';

export type Category = 'performance' | 'accessibility' | 'best-practices' | 'seo';

/**
 * Scores from 0 to 100, and in words what each category takes points for. `machine`: Lighthouse's own index of how fast the
 * processor was meanwhile.
 */
export type Marks = { scores: Record<Category, number>; faults: string[]; machine: number };

export type LighthouseBrowser = {
  /** A page of the same profile: who signs in here is signed in for Lighthouse. */
  page: Page;
  /** Loads the page as Lighthouse's telephone does: mobile profile, slow network, a processor so many times slower. */
  mark: (url: string, slowdown: number) => Promise<Marks>;
  close: () => Promise<void>;
};

/** Lighthouse's own: a desktop computer is taken to be four times as fast as the telephone. */
export const usualSlowdown = 4;
/** The index of the cheap telephone that Lighthouse imitates, as Chromium's own calibration of the slowdown has it. */
const telephone = 264;

/** How many times slower than this machine the telephone is: of a machine slower than a desktop, less than the usual. */
export function slowdownOf({ machine }: Marks): number {
  return Math.min(usualSlowdown, Math.max(1, machine / telephone));
}

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const satisfies Category[];

/** A browser with a profile of its own, open to Lighthouse; it speaks to this machine only. */
export async function openLighthouseBrowser(): Promise<LighthouseBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'portal-lighthouse-'));
  const port = await freePort();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: systemChromium(),
    args: [...browserArguments, `--remote-debugging-port=${port}`],
    baseURL: process.env.APP_URL,
    locale: 'ru-RU',
  });
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    mark: (url, slowdown) => mark(url, port, slowdown),
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

async function mark(url: string, port: number, slowdown: number): Promise<Marks> {
  const result = await lighthouse(url, {
    port,
    throttling: { cpuSlowdownMultiplier: slowdown },
    // The address alone would sign everybody out: Lighthouse empties the profile unless it is told not to.
    disableStorageReset: true,
    onlyCategories: [...categories],
    formFactor: 'mobile',
    logLevel: 'error',
    output: 'json',
  });
  if (!result) throw new Error(`Lighthouse has said nothing about ${url}`);
  const { lhr } = result;
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  if (new URL(lhr.finalDisplayedUrl).pathname !== new URL(url).pathname) {
    throw new Error(`${url} led to ${lhr.finalDisplayedUrl}`);
  }
  const scores = Object.fromEntries(
    categories.map((category) => [category, Math.round((lhr.categories[category]?.score ?? 0) * 100)]),
  ) as Marks['scores'];
  const faults = categories.flatMap((category) =>
    (lhr.categories[category]?.auditRefs ?? [])
      .filter(({ weight }) => weight > 0)
      .flatMap(({ id }) => lhr.audits[id] ?? [])
      .filter(({ score }) => score !== null && score < 0.9)
      .map(({ id, title, displayValue }) => [category, id, title, displayValue].filter(Boolean).join(' · ')),
  );
  return { scores, faults, machine: lhr.environment.benchmarkIndex };
}
