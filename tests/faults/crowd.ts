import { setTimeout as pause } from 'node:timers/promises';
import { Family } from '@/tests/load/family';
import type { Journal } from '@/tests/load/journal';
import { Operator } from '@/tests/load/operator';
import type { SeededTown } from '@/tests/load/seeded-families';
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

type Going = { childId: string; family: Family };

/** `calledFrom`: a moment of performance.now before which nobody asks for this family. */
type Paper = { number: string; childId: string; calledFrom: number };

/** So many families are at it at a time. */
const familiesAtOnce = 6;

/** Who may not be served yet is asked for again no sooner: a specialist has a bounded number of searches an hour. */
const askedAgainAfterMs = 10_000;

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
  readonly #fresh: Going[] = [];
  readonly #interrupted: Going[] = [];
  /** Families with their papers before the desk. */
  readonly #queue: Paper[] = [];
  #noted = 0;
  #addresses = 0;

  constructor(
    { url, origin, mailbox }: Pick<FaultyPortal, 'url' | 'origin' | 'mailbox'>,
    options: CrowdOptions,
  ) {
    this.#options = options;
    this.#portal = { urls: [url], origin };
    this.#mail = mailbox;
  }

  /** Families who have not begun yet. */
  get fresh(): number {
    return this.#fresh.length;
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
      const family = new Family(seeded, { ...common(), mail: this.#mail, photo });
      this.#fresh.push({ childId: seeded.childId, family });
    }
    for (const seeded of operators) this.#operators.push(new Operator(seeded, common()));
  }

  /** All of them work until `signal` aborts. */
  async work(signal: AbortSignal): Promise<void> {
    await Promise.all([
      this.#families(() => this.#next(), signal),
      ...this.#operators.map((operator) => this.#desk(operator, signal)),
    ]);
  }

  /** Whoever has begun goes on until they are through, or `signal` aborts. Says of whom that it was in vain. */
  async finish(signal: AbortSignal): Promise<string[]> {
    let isOver = false;
    await Promise.all([
      this.#families(() => this.#interrupted.shift(), signal).finally(() => (isOver = true)),
      ...this.#operators.map((operator) => this.#desk(operator, signal, () => isOver)),
    ]);
    return [
      ...this.#interrupted.map(
        ({ childId }) =>
          `Семья начала, а до заявления не дошла, хотя сбоев больше не было: ребёнок ${childId}.`,
      ),
      ...this.#queue.map(
        ({ number }) =>
          `Сертификат не активирован, хотя сбоев больше не было и заявление скачано: ${number}.`,
      ),
    ];
  }

  #next(): Going | undefined {
    const { chance } = this.#options.random;
    return (chance(0.5) ? this.#interrupted.shift() : undefined) ?? this.#fresh.shift();
  }

  async #families(next: () => Going | undefined, signal: AbortSignal): Promise<void> {
    const oneAfterTheOther = async () => {
      while (!signal.aborted) {
        const going = next();
        if (!going) return;
        const done = await this.#goOn(() => going.family.run(signal), signal);
        if (done === 'interrupted') this.#interrupted.push(going);
        await rest(signal);
      }
    };
    await Promise.all(Array.from({ length: familiesAtOnce }, oneAfterTheOther));
  }

  /** Each operator takes the next family that has its papers; who may not be served yet waits behind the others. */
  async #desk(operator: Operator, signal: AbortSignal, isOver = () => false): Promise<void> {
    while (!signal.aborted) {
      this.#fillQueue();
      if (this.#queue.length === 0 && isOver()) return;
      const paper = this.#nextPaper();
      const outcome =
        paper && (await this.#goOn(() => operator.activate(paper.number, paper.childId, signal), signal));
      if (paper && outcome === 'interrupted') this.#queue.push(paper);
      if (paper && outcome === 'waits') {
        this.#queue.push({ ...paper, calledFrom: performance.now() + askedAgainAfterMs });
      }
      await rest(signal);
    }
  }

  #nextPaper(): Paper | undefined {
    const at = this.#queue.findIndex(({ calledFrom }) => calledFrom <= performance.now());
    return at === -1 ? undefined : this.#queue.splice(at, 1)[0];
  }

  #fillQueue(): void {
    const { entries } = this.#options.journal;
    for (const entry of entries.slice(this.#noted)) {
      if (entry.what !== 'paper') continue;
      const { number, childId } = entry;
      this.#queue.push({ number, childId, calledFrom: 0 });
    }
    this.#noted = entries.length;
  }

  /** Being interrupted is nobody's fault; everything else is told, and whoever it happened to is left alone. */
  async #goOn<Outcome>(
    work: () => Promise<Outcome>,
    signal: AbortSignal,
  ): Promise<Outcome | 'interrupted' | 'lost heart'> {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) return 'interrupted';
      this.#options.onMishap(error instanceof Error ? error.message : String(error));
      return 'lost heart';
    }
  }

  #address(): string {
    this.#addresses += 1;
    return `10.${this.#addresses >> 16}.${(this.#addresses >> 8) & 255}.${this.#addresses & 255}`;
  }
}

function rest(signal: AbortSignal): Promise<unknown> {
  return pause(300, undefined, { signal }).catch(() => undefined);
}
