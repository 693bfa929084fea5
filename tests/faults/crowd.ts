import { setTimeout as pause } from 'node:timers/promises';
import { Family } from '@/tests/load/family';
import type { Journal } from '@/tests/load/journal';
import { Operator } from '@/tests/load/operator';
import type { SeededFamily, SeededTown } from '@/tests/load/seeded-families';
import type { Refused, Trouble } from '@/tests/load/trouble';
import type { Random } from './kinds/fault';
import type { FaultyPortal } from './surroundings/portal';

type CrowdOptions = {
  random: Random;
  journal: Journal;
  /** The photo of the document (JPEG). */
  photo: Buffer;
  /** The portal failed somebody, who tries again. */
  onTrouble: (trouble: Trouble | Refused) => void;
  /** Somebody was shown what nobody should be shown. */
  onMishap: (sentence: string) => void;
};

/** So many families are at it at a time. */
const familiesAtOnce = 6;

/** Where the portal asks for more patience, people here have less: the round is short. */
const longestWaitMs = 2000;

/**
 * Families and operators who load the portal round after round. Whoever was interrupted goes on in the next round: as
 * somebody who comes back, with the cookies of before.
 */
export class Crowd {
  readonly #options: CrowdOptions;
  readonly #portal: { urls: string[]; origin: string };
  readonly #mail: FaultyPortal['mailbox'];
  readonly #operators: Operator[] = [];
  readonly #waiting: { seeded: SeededFamily; family: Family }[] = [];
  readonly #taken = new Set<string>();
  #addresses = 0;

  constructor({ url, origin, mailbox }: FaultyPortal, options: CrowdOptions) {
    this.#options = options;
    this.#portal = { urls: [url], origin };
    this.#mail = mailbox;
  }

  /** Families who have not gone the whole way yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  join({ families, operators }: SeededTown): void {
    const { journal, photo, onTrouble } = this.#options;
    const common = () => ({
      portal: this.#portal,
      journal,
      onTrouble,
      longestWaitMs,
      address: this.#address(),
    });
    for (const seeded of families) {
      this.#waiting.push({ seeded, family: new Family(seeded, { ...common(), mail: this.#mail, photo }) });
    }
    for (const seeded of operators) this.#operators.push(new Operator(seeded, common()));
  }

  /** All of them work until `signal` aborts. */
  async work(signal: AbortSignal): Promise<void> {
    await Promise.all([
      ...Array.from({ length: familiesAtOnce }, () => this.#families(signal)),
      ...this.#operators.map((operator) => this.#desk(operator, signal)),
    ]);
  }

  async #families(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // Whoever was interrupted waits at the end; now and then one of them comes back.
      const next = this.#options.random.chance(0.35) ? this.#waiting.pop() : this.#waiting.shift();
      if (!next) return;
      const done = await this.#goOn(() => next.family.run(signal), signal);
      if (done === 'interrupted') this.#waiting.push(next);
      await rest(signal);
    }
  }

  /** Each operator takes the next certificate that the families were shown. */
  async #desk(operator: Operator, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const next = this.#nextAtDesk();
      if (!next) {
        await rest(signal);
        continue;
      }
      const done = await this.#goOn(() => operator.activate(next.number, next.childId, signal), signal);
      if (done === 'interrupted') this.#taken.delete(next.number);
    }
  }

  #nextAtDesk(): { number: string; childId: string } | null {
    for (const entry of this.#options.journal.entries) {
      if (entry.what !== 'paper' || this.#taken.has(entry.number)) continue;
      this.#taken.add(entry.number);
      return entry;
    }
    return null;
  }

  /** Being interrupted is nobody's fault; everything else is told, and whoever it happened to is left alone. */
  async #goOn(work: () => Promise<unknown>, signal: AbortSignal): Promise<'over' | 'interrupted'> {
    try {
      await work();
    } catch (error) {
      if (signal.aborted) return 'interrupted';
      this.#options.onMishap(error instanceof Error ? error.message : String(error));
    }
    return 'over';
  }

  #address(): string {
    this.#addresses += 1;
    return `10.${this.#addresses >> 16}.${(this.#addresses >> 8) & 255}.${this.#addresses & 255}`;
  }
}

function rest(signal: AbortSignal): Promise<unknown> {
  return pause(300, undefined, { signal }).catch(() => undefined);
}
