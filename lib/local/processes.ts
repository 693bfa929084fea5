import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { StartRefusal } from './start-refusal';

export type Environment = Record<string, string | undefined>;

export type Child = {
  /** What it is, for people: «сайт». */
  title: string;
  process: ChildProcess;
  /** Settles when the process has ended, with its exit code (or the signal that ended it). */
  ended: Promise<string>;
};

/** Starts a lasting Node process; each line it prints is given to `onLine`. */
export function startNode(
  title: string,
  args: readonly string[],
  { env, onLine }: { env: Environment; onLine: (line: string) => void },
): Child {
  const started = spawn(process.execPath, ['--import', './lib/local/end-with-parent.mjs', ...args], {
    env: { NODE_ENV: 'production', ...env, PORTAL_START_PID: String(process.pid) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Out of reach of the terminal's Ctrl-C: who ends first is decided by the start command.
    detached: process.platform !== 'win32',
  });
  for (const stream of [started.stdout, started.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', onLine);
  }
  return { title, process: started, ended: endOf(started) };
}

/** Asks the process to end and waits; one that does not within the grace is killed. */
export async function stopChild(child: Child, graceMilliseconds = 30_000): Promise<void> {
  if (hasEnded(child.process)) return;
  child.process.kill('SIGTERM');
  const kill = setTimeout(() => child.process.kill('SIGKILL'), graceMilliseconds);
  await child.ended;
  clearTimeout(kill);
}

/** Runs a Node script to its end. Its output is shown only when it fails. */
export async function runNode(
  title: string,
  args: readonly string[],
  { env, signal }: { env: Environment; signal?: AbortSignal | undefined },
): Promise<string> {
  const lines: string[] = [];
  const child = startNode(title, args, { env, onLine: (line) => lines.push(line) });
  const stop = () => child.process.kill('SIGTERM');
  signal?.addEventListener('abort', stop, { once: true });
  const outcome = await child.ended;
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  const output = lines.join('\n');
  if (outcome !== '0') throw new StartRefusal(`${title}: не получилось (код ${outcome}).\n${output}`);
  return output;
}

/** Settles with the exit code (or the signal) once the process has ended and said its last. */
export function endOf(started: ChildProcess): Promise<string> {
  return new Promise((settle) => {
    started.once('error', (error) => settle(error.message));
    started.once('close', (code, signal) => settle(String(code ?? signal)));
  });
}

export function hasEnded(started: ChildProcess): boolean {
  return started.exitCode !== null || started.signalCode !== null || started.pid === undefined;
}
