import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { freePort } from '@/lib/local/ports';
import { runNode, startNode, stopChild } from '@/lib/local/processes';

const folder = 'tests/support/empty-app';

/** Builds the empty page with the Next of the portal and serves it. */
export async function startEmptySite(): Promise<{ url: string; stop: () => Promise<void> }> {
  const next = join(
    dirname(createRequire(import.meta.url).resolve('next/package.json')),
    'dist',
    'bin',
    'next',
  );
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
  await runNode('Сборка пустой страницы', [next, 'build', folder], { env });
  const port = await freePort();
  const ready = Promise.withResolvers<undefined>();
  const onLine = (line: string) => {
    if (line.includes('Ready')) ready.resolve(undefined);
  };
  const args = [next, 'start', folder, '--port', String(port), '--hostname', '127.0.0.1'];
  const site = startNode('пустая страница', args, { env, onLine });
  const ended = site.ended.then((outcome) => {
    throw new Error(`The empty page has ended (${outcome})`);
  });
  await Promise.race([ready.promise, ended]);
  return { url: `http://127.0.0.1:${port}/`, stop: () => stopChild(site).catch(() => undefined) };
}

/** Whatever asks with the cookies of somebody: a page of a browser, or requests without one. */
type Asking = Pick<Page, 'request'>;

/** Bytes of gzip. */
export type PageWeight = {
  /** JavaScript: every file the browser loaded for the page, and the code written into the page. */
  script: number;
  /** What React needs to know of the page's content; it grows with the text of the page, not with its code. */
  data: number;
};

/**
 * What a browser loads for the page, as the page itself names it: every file of scripts it links to or tells React of.
 * Files are compressed here, one by one and all at the same level: what a server makes of it is a matter of its settings.
 * Scripts for browsers without modules (`nomodule`) are not loaded and not counted.
 */
export async function weighPage(page: Asking, address: string): Promise<PageWeight> {
  const answer = await page.request.get(address);
  if (answer.status() !== 200) throw new Error(`${address}: ${answer.status()}`);
  const html = await answer.text();
  const { code, data } = inlineScripts(html);
  const files = namedScripts(html).map((path) => new URL(path, answer.url()).href);
  const loaded = await Promise.all(files.map((url) => weightOf(page, url)));
  return { script: loaded.reduce((sum, size) => sum + size, gzip(code)), data: gzip(data) };
}

/** Paths of the files of scripts a page names. */
export function namedScripts(html: string): string[] {
  const modern = html.replace(/<script[^>]*\bnomodule\b[^>]*>/gi, '');
  const paths = [...modern.matchAll(/\/_next\/static\/chunks\/[\w~.\-/]+?\.js/g)].map(([path]) => path);
  return [...new Set(paths)];
}

const weights = new Map<string, number>();

async function weightOf(page: Asking, url: string): Promise<number> {
  const known = weights.get(url);
  if (known !== undefined) return known;
  const answer = await page.request.get(url);
  if (!answer.ok()) throw new Error(`${url}: ${answer.status()}`);
  const weight = gzip(await answer.body());
  weights.set(url, weight);
  return weight;
}

/** The scripts written into a page: code on one side, on the other the rows React reads the page from. */
function inlineScripts(html: string): { code: string; data: string } {
  const scripts = [...html.matchAll(/<script(?<attributes>[^>]*)>(?<text>[^]*?)<\/script>/g)]
    .map(({ groups }) => ({ attributes: groups?.attributes ?? '', text: groups?.text ?? '' }))
    .filter(({ attributes }) => !/\bsrc=|type="application\//.test(attributes));
  const isData = ({ text }: { text: string }) => /^\(?self\.__next_f\b/.test(text);
  const joined = (some: typeof scripts) => some.map(({ text }) => text).join('\n');
  return {
    code: joined(scripts.filter((script) => !isData(script))),
    data: joined(scripts.filter(isData)),
  };
}

function gzip(content: string | Buffer): number {
  return content.length === 0 ? 0 : gzipSync(content, { level: 6 }).length;
}
