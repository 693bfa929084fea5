import { setTimeout as pause } from 'node:timers/promises';
import { compareClocks } from './clock-difference';
import { DatabaseProbe, type Answer } from './database-probe';
import {
  closeDatabaseSockets,
  cutDatabaseSockets,
  onDatabaseSocketEnd,
  openDatabaseSockets,
} from './database-sockets';
import { environment } from './environment';
import { log } from './log';

/** Milliseconds between two questions, and how often it is said that the database is still away. */
const rhythm = { well: 2000, lost: 500, reminder: 10_000 };

class DatabaseWatch {
  /** Settles with the first answer of the database. */
  readonly there: Promise<void>;
  readonly #probe = new DatabaseProbe();
  #arrived: () => void = () => undefined;
  #hasAnswered = false;
  #lost: { since: number; saidAt: number } | null = null;
  #stopped = false;
  #hurry = new AbortController();

  constructor() {
    this.there = new Promise((settle) => (this.#arrived = settle));
    onDatabaseSocketEnd(() => this.#hurry.abort());
    void this.#look();
  }

  get answers(): boolean {
    return this.#hasAnswered && this.#lost === null;
  }

  stop(): void {
    this.#stopped = true;
    this.#hurry.abort();
    onDatabaseSocketEnd(() => undefined);
    openDatabaseSockets();
    this.#probe.stop();
  }

  async #look(): Promise<void> {
    while (!this.#stopped) await this.#take(await this.#probe.ask());
  }

  async #take(answer: Answer): Promise<void> {
    if (this.#stopped) return;
    if (answer.is === 'there') this.#found(answer.at);
    if (answer.is === 'away') this.#missed(answer);
    await this.#rest();
  }

  async #rest(): Promise<void> {
    this.#hurry = new AbortController();
    const wait = this.answers ? rhythm.well : rhythm.lost;
    // Keeps a worker alive that has nothing else yet.
    await pause(wait, undefined, { signal: this.#hurry.signal }).catch(() => undefined);
    // Lost connections come in swarms.
    await pause(50);
  }

  #found(at: Date | null): void {
    if (this.#lost) {
      openDatabaseSockets();
      log().info({ event: 'database_back', seconds: since(this.#lost.since) });
    }
    this.#lost = null;
    this.#hasAnswered = true;
    if (at) compareClocks(at);
    this.#arrived();
  }

  #missed({ reason, silent }: Extract<Answer, { is: 'away' }>): void {
    const known = this.#lost !== null;
    // A server that lets nobody new in may still finish what it has begun: that gets half a second.
    if (known || silent) cutDatabaseSockets();
    else closeDatabaseSockets();
    const moment = performance.now();
    this.#lost ??= { since: moment, saidAt: -Infinity };
    if (moment - this.#lost.saidAt < rhythm.reminder) return;
    this.#lost.saidAt = moment;
    const event = known || !this.#hasAnswered ? 'waiting_for_database' : 'database_lost';
    const { host } = new URL(environment().DATABASE_URL);
    log().error({ event, reason, host, seconds: since(this.#lost.since) });
  }
}

function since(moment: number): number {
  return Math.round((performance.now() - moment) / 1000);
}

// Next bundles pages and routes apart, so a module may exist twice in one process; the watch must not.
const shared = globalThis as typeof globalThis & { portalDatabaseWatch?: DatabaseWatch };

/**
 * Watches for the whole life of the process whether the database answers. While it does not, every wait for it is ended and
 * what needs it fails at once; as soon as it is back, all works again by itself. It is waited for without end: whoever starts
 * the process sees in its log, every ten seconds, what it is waiting for. Settles with the first answer.
 */
export function watchDatabase(): Promise<void> {
  return (shared.portalDatabaseWatch ??= new DatabaseWatch()).there;
}

/** Whether it did when it was asked last, seconds ago at most; false as long as nobody watches. */
export function databaseAnswers(): boolean {
  return shared.portalDatabaseWatch?.answers ?? false;
}

export function stopWatchingDatabase(): void {
  shared.portalDatabaseWatch?.stop();
  delete shared.portalDatabaseWatch;
}
