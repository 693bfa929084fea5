import { setTimeout as pause } from 'node:timers/promises';
import { hasEnded, stopChild, type Child } from '@/lib/local/processes';

/** A part of the portal that is started anew a second after it has ended, as the system of a server would. */
export class KeptProcess {
  readonly #start: () => Child;
  readonly #onCrash: (sentence: string) => void;
  #child: Child;
  #isWanted = true;
  #killed: Child | null = null;
  #keeper: Promise<void>;

  /** @param onCrash told when it has ended though nobody here has ended it */
  constructor(start: () => Child, onCrash: (sentence: string) => void) {
    this.#start = start;
    this.#onCrash = onCrash;
    this.#child = start();
    this.#keeper = this.#keep();
  }

  get pid(): number | undefined {
    return hasEnded(this.#child.process) ? undefined : this.#child.process.pid;
  }

  /** kill -9. */
  async kill(): Promise<void> {
    const victim = this.#child;
    this.#killed = victim;
    if (!victim.process.kill('SIGKILL')) throw new Error(`Некого убить: ${victim.title} не работает.`);
    await victim.ended;
  }

  async stop(): Promise<void> {
    this.#isWanted = false;
    await stopChild(this.#child);
    await this.#keeper;
  }

  async #keep(): Promise<void> {
    for (;;) {
      const child = this.#child;
      const outcome = await child.ended;
      if (this.#isWanted && child !== this.#killed) this.#onCrash(`Упал сам: ${child.title} (${outcome}).`);
      await pause(this.#isWanted ? 1000 : 0);
      if (!this.#isWanted) return;
      this.#child = this.#start();
    }
  }
}
