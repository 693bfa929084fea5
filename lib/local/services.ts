import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startNode, type Child, type Environment } from './processes';
import type { RunningParts } from './running-parts';
import type { MailCatcher, StartSettings } from './settings';
import { StartRefusal } from './start-refusal';

type ServiceSettings = Pick<StartSettings, 'env' | 'mail' | 'port' | 'appUrl'>;
type OnLine = (part: string) => (line: string) => void;

/** Starts mail catcher, worker and site and waits until the site answers. */
export async function startServices(
  settings: ServiceSettings,
  parts: RunningParts,
  { onLine, signal }: { onLine: OnLine; signal?: AbortSignal },
): Promise<void> {
  const { env, mail, port } = settings;
  if (mail) parts.keep(startMailCatcher(mail, { env, onLine: onLine('почта') }));
  parts.keep(startWorker(env, onLine('задания')));
  const site = parts.keep(startSite(settings, onLine('сайт')));
  await untilItAnswers(site, `http://127.0.0.1:${port}/`, signal);
}

export function startWorker(env: Environment, onLine: (line: string) => void): Child {
  return startNode('обработчик заданий', ['--import', 'tsx', 'lib/worker/main.ts'], { env, onLine });
}

/**
 * Bounds the heap of the site's process (the start script of package.json has the same): left to itself V8 grows by what the
 * machine has and not by what the site needs, about 150 MB. What was measured stands in BENCHMARKS.md.
 */
export const siteMemory = {
  flags: ['--max-old-space-size=300', '--max-semi-space-size=16'],
  env: { MALLOC_ARENA_MAX: '2' },
} as const;

/** The site, built before. A site whose address is this machine's own is shown to this machine only. */
export function startSite(
  { env, port, appUrl }: Omit<ServiceSettings, 'mail'>,
  onLine: (line: string) => void,
): Child {
  const program = join(packageFolder('next'), 'dist', 'bin', 'next');
  const ownMachine = ['localhost', '127.0.0.1'].includes(new URL(appUrl).hostname);
  const address = ['--port', String(port), ...(ownMachine ? ['--hostname', '127.0.0.1'] : [])];
  const args = [...siteMemory.flags, program, 'start', ...address];
  return startNode('сайт', args, { env: { ...siteMemory.env, ...env }, onLine });
}

/** A real SMTP server that keeps every letter and shows it on a page. */
function startMailCatcher(
  { smtpPort, pagePort, folder }: MailCatcher,
  service: Parameters<typeof startNode>[2],
): Child {
  const program = join(packageFolder('maildev'), 'bin', 'maildev');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const places = [
    '--smtp',
    String(smtpPort),
    '--web',
    String(pagePort),
    '--ip',
    '127.0.0.1',
    '--mail-directory',
    folder,
  ];
  return startNode('приём писем', [program, ...places, '--silent'], service);
}

function packageFolder(name: string): string {
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
}

/** Waits until the service answers at the address; fails when it ends before or takes over a minute. */
export async function untilItAnswers(service: Child, url: string, signal?: AbortSignal): Promise<void> {
  const tooLong = AbortSignal.timeout(60_000);
  const end = service.ended.then((outcome) => {
    throw new StartRefusal(`Не удалось запустить: ${service.title} (код ${outcome}).`);
  });
  while (!(await Promise.race([answers(url), end]))) {
    signal?.throwIfAborted();
    if (tooLong.aborted) throw new StartRefusal(`Нет ответа по адресу ${url} (${service.title}).`);
    await Promise.race([wait(100), end]);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) });
    await answer.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
