import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '@/lib/local/ports';
import { startNode, stopChild, type Environment } from '@/lib/local/processes';

export type Web = {
  url: string;
  pid: number;
  /** From the start of the process to the first answer, milliseconds. */
  startedIn: number;
  stop: () => Promise<void>;
};

type WebOptions = {
  title: string;
  /** The folder of the site within this repository; nothing for the portal itself. */
  folder?: string;
  env?: Environment;
  /** Asked for until it answers. */
  ready?: string;
};

/** Starts `next start`, one process, on a port of its own and waits for its first answer. */
export async function startWeb({ title, folder, env = {}, ready = '/' }: WebOptions): Promise<Web> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const since = performance.now();
  const said: string[] = [];
  const child = startNode(
    title,
    [nextProgram(), 'start', ...(folder ? [folder] : []), '--port', String(port), '--hostname', '127.0.0.1'],
    {
      env: {
        ...process.env,
        ...env,
        PORT: String(port),
        APP_URL: url,
        NODE_ENV: 'production',
        LOG_LEVEL: 'silent',
        // Every virtual visitor says where they sit, as behind a proxy.
        TRUSTED_PROXIES: '1',
      },
      onLine: (line) => said.push(line),
    },
  );
  const ended = child.ended.then((outcome) => {
    throw new Error(`Не запустилось: ${title} (код ${outcome}).\n${said.join('\n')}`);
  });
  await Promise.race([untilItAnswers(new URL(ready, url)), ended]);
  const startedIn = performance.now() - since;
  // Whoever stops it has no use for how it ended.
  ended.catch(() => undefined);
  return { url, pid: child.process.pid ?? 0, startedIn, stop: () => stopChild(child) };
}

export function nextProgram(): string {
  const program = createRequire(import.meta.url).resolve('next/package.json');
  return join(dirname(program), 'dist', 'bin', 'next');
}

async function untilItAnswers(address: URL): Promise<void> {
  for (let asked = 0; asked < 1200; asked += 1) {
    const answered = await fetch(address, { redirect: 'manual' }).then(
      (answer) => answer.body?.cancel().then(() => true) ?? true,
      () => false,
    );
    if (answered) return;
    await wait(50);
  }
  throw new Error(`Нет ответа за минуту: ${address.href}`);
}
