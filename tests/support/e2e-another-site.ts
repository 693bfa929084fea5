import { expect } from '@playwright/test';
import { freePort } from '@/lib/local/ports';
import { stopChild, type Child, type Environment } from '@/lib/local/processes';
import { startSite } from '@/lib/local/services';

export type AnotherSite = {
  url: string;
  site: Child;
  /** Every line it has printed so far. */
  lines: readonly string[];
  stop: () => Promise<void>;
};

/** The same portal on the same database at another address, with settings of its own. */
export async function startAnotherSite(settings: Environment): Promise<AnotherSite> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const own = { NODE_ENV: 'production', PORT: String(port), APP_URL: url, ...settings };
  const env = { ...process.env, DATABASE_URL: process.env.DATABASE_URL ?? '', ...own };
  const lines: string[] = [];
  const site = startSite({ env, port, appUrl: url }, (line) => lines.push(line));
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/sign-in`).then(
      ({ status }) => status,
      () => 0,
    );
  await expect.poll(answers, { timeout: 60_000 }).toBe(200);
  return { url, site, lines, stop: () => stopChild(site) };
}
