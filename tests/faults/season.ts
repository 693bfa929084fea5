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
import { filesWithoutRow } from './checker/files-and-rows';
import { cameUnknown } from './checker/letters';
import { Crowd } from './crowd';
import type { Fault, Random } from './kinds/fault';
import type { RoundPlan, SeasonPlan } from './plan';
import { hurryLetters, untilQuiet } from './quiet';
import { liveThrough, type Lived } from './round';
import { startFaultyPortal, type FaultyPortal } from './surroundings/portal';
import type { StorageKind } from './surroundings/scan-storage';
import { Witness } from './witness';

/** A round and what came of it. */
export type Outcome = Lived & {
  number: number;
  fault: Fault;
  storage: StorageKind;
  accepted: number;
  /** Files it has left without a row. */
  strayFiles: number;
};

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

/** The school knows little of them: each family is asked for all that the papers need. */
const town = { families: 300, operators: 2, complete: false };
const fewFamilies = 60;
/** Whoever has begun is through by then, undisturbed. */
const longestEnd = 4 * 60_000;

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
  #witness = new Witness([]);
  /** As it was at the end of the round before. */
  #before = {
    keptHead: null as ChainHead | null,
    strayFiles: 0,
    cameBefore: 0,
    inDoubt: new Set<string>() as ReadonlySet<string>,
  };
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
    const { goesOn, onRound, signal } = this.#options;
    const outcomes: Outcome[] = [];
    for (const round of plan.rounds) {
      if (signal.aborted || !goesOn(round.number)) break;
      const outcome = { ...(await this.#round(round)), storage: plan.storage };
      outcomes.push(outcome);
      onRound(outcome);
    }
    return outcomes;
  }

  async #round({ number, fault, random }: RoundPlan): Promise<Omit<Outcome, 'storage'>> {
    this.#witness = new Witness(fault.people);
    if (this.#crowd.fresh < fewFamilies) this.#crowd.join(await seedTown(this.#portal.settings, town));
    // Whoever waits for a letter that the round before has delayed would only look on.
    await hurryLetters();
    const noted = this.#journal.entries.length;
    const lived = await liveThrough(this.#portal, this.#crowd, this.#witness, {
      ...{ number, fault, random },
      full: this.#options.full,
    });
    const strayFiles = await this.#countStrayFiles();
    const left =
      strayFiles > fault.strayFiles
        ? [`Без строки осталось файлов: ${strayFiles}, а такой сбой оставляет не больше ${fault.strayFiles}.`]
        : [];
    const broken = await this.#check(fault.mayRepeatLetters);
    return {
      ...lived,
      ...{ number, fault, strayFiles },
      accepted: this.#journal.entries.length - noted,
      violations: [...lived.violations, ...left, ...broken],
    };
  }

  /** Whoever has begun arrives, every letter is sent, the sweeper has been round; then nothing may be too many or too few. */
  async end(): Promise<string[]> {
    this.#witness = new Witness([]);
    const late = await this.#finish();
    for (let tries = 0; tries < 8 && (await countQueued()) > 0; tries += 1) {
      await hurryLetters();
      await untilQuiet();
      // One that was in the hands of a worker that died is not touched until no delivery can last as long.
      await pause((await countQueued()) > 0 ? 10_000 : 0);
    }
    const left = await countQueued();
    setClock(() => new Date(Date.now() + 5 * 3_600_000));
    await sweepLeftovers();
    const broken = await this.#check(false);
    this.#journal.close();
    return [
      ...this.#witness.violations,
      ...this.#portal.crashes.splice(0),
      ...late,
      ...(left > 0 ? [`Писем так и не ушло: ${left}.`] : []),
      ...broken,
    ];
  }

  async #finish(): Promise<string[]> {
    const through = new AbortController();
    const hurrying = (async () => {
      while (!through.signal.aborted) {
        await hurryLetters();
        await pause(2000, undefined, { signal: through.signal }).catch(() => undefined);
      }
    })();
    try {
      return await this.#crowd.finish(AbortSignal.timeout(longestEnd));
    } finally {
      through.abort();
      await hurrying;
      await untilQuiet();
    }
  }

  /** How many the round has left. */
  async #countStrayFiles(): Promise<number> {
    const before = this.#before.strayFiles;
    this.#before.strayFiles = (await filesWithoutRow()).length;
    return Math.max(0, this.#before.strayFiles - before);
  }

  async #check(mayRepeatLetters: boolean): Promise<string[]> {
    const mailbox = this.#portal.mailbox.letters;
    const broken = await check({
      journal: this.#journal.entries,
      mailbox,
      ...this.#before,
      mayRepeatLetters,
    });
    const unknown = await cameUnknown(mailbox);
    const { inDoubt } = this.#before;
    this.#before.keptHead = await headOfAudit();
    this.#before.cameBefore = mailbox.length;
    this.#before.inDoubt = new Set(unknown.filter((id) => mayRepeatLetters || inDoubt.has(id)));
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
