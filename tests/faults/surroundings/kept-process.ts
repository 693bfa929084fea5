import { setTimeout as pause } from 'node:timers/promises';
import { endOf, hasEnded, stopChild, type Child } from '@/lib/local/processes';

/** A part of the portal that is started anew a second after it has ended, as the system of a server would. */
export class KeptProcess {
  readonly #start: () => Child;
  #child: Child;
  #isWanted = true;
  #keeper: Promise<void>;

  constructor(start: () => Child) {
    this.#start = start;
    this.#child = start();
    this.#keeper = this.#keep();
  }

  get pid(): number | undefined {
    return hasEnded(this.#child.process) ? undefined : this.#child.process.pid;
  }

  /** kill -9. */
  async kill(): Promise<void> {
    const { process: victim } = this.#child;
    const ended = endOf(victim);
    if (!victim.kill('SIGKILL')) return;
    await ended;
  }

  async stop(): Promise<void> {
    this.#isWanted = false;
    await stopChild(this.#child);
    await this.#keeper;
  }

  async #keep(): Promise<void> {
    for (;;) {
      await this.#child.ended;
      await pause(this.#isWanted ? 1000 : 0);
      if (!this.#isWanted) return;
      this.#child = this.#start();
    }
  }
}
