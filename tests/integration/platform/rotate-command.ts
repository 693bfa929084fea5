import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'vitest';

/** `npm run keys:rotate` in a process of its own. */
export class RotateCommand {
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;
  output = '';
  errors = '';

  constructor(settings: Readonly<Record<string, string>>, args: readonly string[] = []) {
    this.#child = spawn(process.execPath, ['--import', 'tsx', 'lib/local/rotate-keys.ts', ...args], {
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.errors += chunk.toString()));
    this.#closed = once(this.#child, 'close');
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async said(words: string): Promise<void> {
    await expect.poll(() => this.output + this.errors, { timeout: 20_000, interval: 20 }).toContain(words);
  }

  /** The exit code; null when a signal ended it. */
  async ended(): Promise<number | null> {
    await this.#closed;
    return this.#child.exitCode;
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#closed;
  }
}
