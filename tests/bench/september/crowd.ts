import type { LoadPortal } from '@/tests/load/portal';
import { Family } from '@/tests/load/family';
import type { Journal } from '@/tests/load/journal';
import type { SeededFamily } from '@/tests/load/seeded-families';
import { Refused, Trouble } from '@/tests/load/trouble';

/** One family of the crowd; all moments by performance.now. */
export type Journey = { dueAt: number; doneAt: number | null; fault: string | null };

type Common = {
  portal: LoadPortal;
  journal: Journal;
  photo: Buffer;
  /** No family is waited for longer than this, whatever the portal tells it. */
  patienceMinutes: number;
};

/** The families of a run, their steps and what went wrong, from the moment they were due. */
export class Crowd {
  readonly journeys: Journey[] = [];
  /** Milliseconds by step, each with the moment it was done. */
  readonly steps = new Map<string, { at: number; milliseconds: number }[]>();
  /** How often the portal asked somebody to come later and said when. */
  postponed = 0;
  /** What else kept families from being served at once, by kind. */
  readonly troubles = new Map<string, number>();
  readonly #running: Promise<void>[] = [];
  readonly #families: SeededFamily[];
  readonly #common: Common;
  #begun = 0;

  constructor(families: readonly SeededFamily[], common: Common) {
    this.#families = [...families];
    this.#common = common;
  }

  /** The next family comes. */
  readonly begin = (dueAt: number): void => {
    const seeded = this.#families.shift();
    if (!seeded) throw new Error('Семей приготовлено меньше, чем приходит.');
    this.#begun += 1;
    const journey: Journey = { dueAt, doneAt: null, fault: null };
    this.journeys.push(journey);
    this.#running.push(this.#goThrough(seeded, journey));
  };

  /** Settles when everybody is through or has given up. */
  async end(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #goThrough(seeded: SeededFamily, journey: Journey): Promise<void> {
    const { portal, patienceMinutes, ...common } = this.#common;
    const family = new Family(seeded, {
      ...common,
      portal,
      mail: portal.mailbox,
      address: addressOf(this.#begun),
      onStep: (step, milliseconds) => this.#measured(step, milliseconds),
      onTrouble: (trouble) => this.#counted(trouble),
    });
    // The first step has been waiting since the family was due.
    this.#measured('Ожидание входа на портал', performance.now() - journey.dueAt);
    try {
      await family.run(AbortSignal.timeout(patienceMinutes * 60_000));
      journey.doneAt = performance.now();
    } catch (error) {
      journey.fault = error instanceof Error ? error.message : String(error);
    }
  }

  #measured(step: string, milliseconds: number): void {
    const measured = this.steps.get(step) ?? [];
    measured.push({ at: performance.now(), milliseconds });
    this.steps.set(step, measured);
  }

  #counted(trouble: Trouble | Refused): void {
    if (trouble instanceof Trouble && trouble.isPostponed) this.postponed += 1;
    // What a form says may hold a number of its own: digits would make a kind of every refusal.
    else add(this.troubles, trouble.message.replace(/\d{4,}|[0-9a-f-]{12,}/g, '…'));
  }
}

function add(counts: Map<string, number>, kind: string): void {
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
}

/** Of the addresses that providers give to many subscribers: 100.64.0.0/10. */
function addressOf(n: number): string {
  return `100.${64 + ((n >> 16) & 63)}.${(n >> 8) & 255}.${n & 255}`;
}
