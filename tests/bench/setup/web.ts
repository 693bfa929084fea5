import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '@/lib/local/ports';
import { startNode, stopChild, type Environment } from '@/lib/local/processes';
import { siteMemory } from '@/lib/local/services';

export type Web = {
  url: string;
  pid: number;
  /** From the start of the process to the first page shown, milliseconds. */
  startedIn: number;
  stop: () => Promise<void>;
};

type WebOptions = {
  title: string;
  /** The folder of the site within this repository; nothing for the portal itself. */
  folder?: string;
  env?: Environment;
  /** Asked for until it is shown. */
  ready?: string;
  /** A free one when absent. */
  port?: number;
  /** Where people think they are: of several sites of one portal the address of the first. Its own when absent. */
  appUrl?: string;
};

/** What a process said last is told when it does not start. */
const linesKept = 40;

/** Starts `next start`, one process, on a port of its own, and waits until it shows a page. */
export async function startWeb({
  title,
  folder,
  env = {},
  ready = '/',
  port: wanted,
  appUrl,
}: WebOptions): Promise<Web> {
  const port = wanted ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const since = performance.now();
  const said: string[] = [];
  const child = startNode(
    title,
    [
      ...siteMemory.flags,
      nextProgram(),
      'start',
      ...(folder ? [folder] : []),
      ...['--port', String(port), '--hostname', '127.0.0.1'],
    ],
    {
      env: {
        ...process.env,
        ...siteMemory.env,
        ...env,
        PORT: String(port),
        APP_URL: appUrl ?? url,
        NODE_ENV: 'production',
        // As in life: a line of each request goes into a pipe that somebody empties.
        LOG_LEVEL: 'info',
        // Every virtual visitor says where they sit, as behind a proxy.
        TRUSTED_PROXIES: '1',
      },
      onLine: (line) => {
        said.push(line);
        if (said.length > linesKept) said.shift();
      },
    },
  );
  const ended = child.ended.then((outcome) => {
    throw new Error(`Не запустилось: ${title} (код ${outcome}).\n${said.join('\n')}`);
  });
  // Whoever stops it has no use for how it ended.
  ended.catch(() => undefined);
  try {
    await Promise.race([untilItShows(new URL(ready, url)), ended]);
  } catch (error) {
    await stopChild(child);
    throw error;
  }
  const startedIn = performance.now() - since;
  return { url, pid: child.process.pid ?? 0, startedIn, stop: () => stopChild(child) };
}

export function nextProgram(): string {
  const program = createRequire(import.meta.url).resolve('next/package.json');
  return join(dirname(program), 'dist', 'bin', 'next');
}

/** A refusal is no page: a site that still waits for its database says 503. */
export async function untilItShows(address: URL): Promise<void> {
  for (let asked = 0; asked < 1200; asked += 1) {
    const shown = await fetch(address, { redirect: 'manual' }).then(
      async (answer) => {
        await answer.body?.cancel();
        return answer.ok;
      },
      () => false,
    );
    if (shown) return;
    await wait(50);
  }
  throw new Error(`Страница не показана за минуту: ${address.href}`);
}
