import { spawn } from 'node:child_process';
import { once } from 'node:events';

type Settings = Readonly<Record<string, string>>;

/** `npm run backup` or `npm run restore` in a process of its own. */
export class BackupCommand {
  readonly #child;
  readonly #closed: Promise<unknown>;
  said = '';
  #listeners: (() => void)[] = [];

  constructor(command: 'backup' | 'restore', settings: Settings, args: readonly string[] = []) {
    this.#child = spawn(process.execPath, ['--import', 'tsx', `lib/local/${command}.ts`, ...args], {
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.said += chunk.toString();
        for (const heard of this.#listeners) heard();
      });
    }
    this.#closed = once(this.#child, 'close');
  }

  /** Resolves at the moment these words are said. */
  async untilSaid(words: string): Promise<void> {
    while (!this.said.includes(words)) {
      await Promise.race([
        new Promise<void>((heard) => this.#listeners.push(heard)),
        this.#closed.then(() => Promise.reject(new Error(`It ended without «${words}»:\n${this.said}`))),
      ]);
    }
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#closed;
  }

  async ended(): Promise<{ code: number | null; said: string }> {
    await this.#closed;
    return { code: this.#child.exitCode, said: this.said };
  }
}

export function run(command: 'backup' | 'restore', settings: Settings, ...args: string[]) {
  return new BackupCommand(command, settings, args).ended();
}
