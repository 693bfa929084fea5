import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'vitest';

/** The worker as `npm run worker` starts it, or another script, in a process of its own. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #exit: Promise<unknown>;
  output = '';
  errors = '';

  constructor(settings: Readonly<Record<string, string | undefined>>, script = 'lib/worker/main.ts') {
    this.#child = spawn(process.execPath, ['--import', 'tsx', script], {
      env: { ...process.env, LOG_LEVEL: 'info', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.errors += chunk.toString()));
    // Not «exit»: until «close» some of what it said may still be on its way.
    this.#exit = once(this.#child, 'close');
  }

  async said(event: string): Promise<void> {
    const patience = { timeout: 60_000, interval: 50 };
    await expect.poll(() => this.output + this.errors, patience).toContain(`"event":"${event}"`);
  }

  signal(signal: 'SIGTERM' | 'SIGINT'): void {
    this.#child.kill(signal);
  }

  /** The exit code; null when a signal ended it. */
  async ended(): Promise<number | null> {
    await this.#exit;
    return this.#child.exitCode;
  }

  /** For a test that failed half-way. */
  async discard(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exit;
  }
}
