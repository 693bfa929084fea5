import { setTimeout as pause } from 'node:timers/promises';
import type { ChainHead } from '@/lib/audit/chain';
import { sweepLeftovers } from '@/lib/documents/sweep-leftovers';
import { setClock } from '@/lib/platform/clock';
import { closeDatabase, database } from '@/lib/platform/database';
import { readSettingsAnew } from '@/lib/platform/environment';
import { closeJobs } from '@/lib/platform/jobs';
import { setFileStore } from '@/lib/platform/storage';
import { Journal } from '@/tests/load/journal';
import { seedTown } from '@/tests/load/seed-town';
import { check } from './checker/check';
import { Crowd } from './crowd';
import type { Fault, Random } from './kinds/fault';
import type { SeasonPlan } from './plan';
import { hurryLetters, untilQuiet } from './quiet';
import { liveThrough, Witness, type Lived } from './round';
import { startFaultyPortal, type FaultyPortal } from './surroundings/portal';
import type { StorageKind } from './surroundings/scan-storage';

/** A round and what came of it. */
export type Outcome = Lived & { number: number; fault: Fault; storage: StorageKind; accepted: number };

export type SeasonOutcome = {
  rounds: Outcome[];
  /** What was broken when everything had been waited for at the end. */
  violations: string[];
  /** How a full disk was brought about. */
  fullBy: string;
};

type SeasonOptions = {
  full: boolean;
  photo: Buffer;
  random: Random;
  signal: AbortSignal;
  /** Whether another round is to be begun. */
  goesOn: (round: number) => boolean;
  onRound: (outcome: Outcome) => void;
};

const town = { families: 300, operators: 2 };
const fewFamilies = 60;

/** One portal, made for it and thrown away after it, through all rounds of the plan. */
export async function liveSeason(plan: SeasonPlan, options: SeasonOptions): Promise<SeasonOutcome> {
  const portal = await startFaultyPortal(plan.storage);
  try {
    Object.assign(process.env, portal.settings);
    readSettingsAnew();
    const season = new Season(portal, options);
    const rounds = await season.live(plan);
    return { rounds, violations: await season.end(), fullBy: portal.storage.fullBy };
  } finally {
    setClock();
    await closeJobs();
    await closeDatabase();
    setFileStore();
    await portal.stop();
  }
}

class Season {
  readonly #portal: FaultyPortal;
  readonly #options: SeasonOptions;
  readonly #journal: Journal;
  readonly #crowd: Crowd;
  #witness = new Witness();
  #keptHead: ChainHead | null = null;
  #mayRepeatLetters = false;
  /** What is broken stays broken: it is told in the round in which it broke. */
  readonly #said = new Set<string>();

  constructor(portal: FaultyPortal, options: SeasonOptions) {
    this.#portal = portal;
    this.#options = options;
    this.#journal = new Journal(`${portal.folder}/journal.jsonl`);
    this.#crowd = new Crowd(portal, {
      journal: this.#journal,
      photo: options.photo,
      random: options.random,
      onTrouble: (trouble) => this.#witness.trouble(trouble),
      onMishap: (sentence) => this.#witness.violations.add(`Человек не знает, что делать: ${sentence}`),
    });
  }

  async live(plan: SeasonPlan): Promise<Outcome[]> {
    const { full, goesOn, onRound, signal } = this.#options;
    const outcomes: Outcome[] = [];
    for (const round of plan.rounds) {
      if (signal.aborted || !goesOn(round.number)) break;
      if (this.#crowd.waiting < fewFamilies) this.#crowd.join(await seedTown(this.#portal.settings, town));
      const before = this.#journal.entries.length;
      this.#witness = new Witness();
      const lived = await liveThrough(this.#portal, this.#crowd, this.#witness, { ...round, full });
      this.#mayRepeatLetters ||= round.fault.mayRepeatLetters;
      const outcome = {
        ...lived,
        number: round.number,
        fault: round.fault,
        storage: plan.storage,
        accepted: this.#journal.entries.length - before,
        violations: [...lived.violations, ...(await this.#check())],
      };
      outcomes.push(outcome);
      onRound(outcome);
    }
    return outcomes;
  }

  /** Every letter is sent, the sweeper has been round, and then nothing may be too many or too few. */
  async end(): Promise<string[]> {
    for (let tries = 0; tries < 8 && (await countQueued()) > 0; tries += 1) {
      await hurryLetters();
      await untilQuiet();
      // One that was in the hands of a worker that died is not touched until no delivery can last as long.
      await pause((await countQueued()) > 0 ? 10_000 : 0);
    }
    const left = await countQueued();
    setClock(() => new Date(Date.now() + 5 * 3_600_000));
    await sweepLeftovers();
    const broken = await this.#check();
    this.#journal.close();
    return [...(left > 0 ? [`Писем так и не ушло: ${left}.`] : []), ...broken];
  }

  async #check(): Promise<string[]> {
    const broken = await check({
      journal: this.#journal.entries,
      mailbox: this.#portal.mailbox.letters,
      keptHead: this.#keptHead,
      mayRepeatLetters: this.#mayRepeatLetters,
    });
    this.#keptHead = await headOfAudit();
    const fresh = broken.filter((sentence) => !this.#said.has(sentence));
    for (const sentence of fresh) this.#said.add(sentence);
    return fresh;
  }
}

function countQueued(): Promise<number> {
  return database().letter.count({ where: { delivery: 'queued' } });
}

async function headOfAudit(): Promise<ChainHead | null> {
  const last = await database().auditSeal.findFirst({ orderBy: { position: 'desc' } });
  return last && { position: last.position, hash: Buffer.from(last.hash).toString('hex') };
}
