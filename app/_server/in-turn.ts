import { AsyncResource } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';

/** Pages drawn at once. They share one core: with more of them each would be later, and hold its memory for longer. */
export const drawnAtOnce = 4;

/** Milliseconds after which a page that itself waits, for the database, lets the next one begin. */
export const turnLasts = 1000;

/** Files received at once. Each lies in memory, several times over, until it is sealed and stored. */
export const receivedAtOnce = 12;

/** Milliseconds after which a file that is still on its way from a slow telephone lets the next one begin. */
export const receivingLasts = 5000;

/** Milliseconds between two looks at an answer in the making. */
const lookedAtEvery = 50;

type Waiting = { response: ServerResponse; work: () => void };

/**
 * Answers requests in the order in which they came. Next works to its end also at what nobody waits for any more: who leaves
 * before the turn has come costs nothing, and a crowd that asks again and again does not bury those who stayed.
 */
class Turns {
  readonly #waiting: Waiting[] = [];
  readonly #atOnce: number;
  readonly #lasts: number;
  #begun = 0;

  /** @param lasts milliseconds after which one that is not done lets the next one begin */
  constructor({ atOnce, lasts }: { atOnce: number; lasts: number }) {
    this.#atOnce = atOnce;
    this.#lasts = lasts;
  }

  readonly take = (response: ServerResponse, work: () => void): void => {
    // Begun by the end of somebody else's answer, it still is this request's, in the log too.
    this.#waiting.push({ response, work: AsyncResource.bind(work) });
    this.#beginWaiting();
  };

  /** Ahead of all who wait. */
  readonly takeFirst = (response: ServerResponse, work: () => void): void => {
    this.#waiting.unshift({ response, work: AsyncResource.bind(work) });
    this.#beginWaiting();
  };

  /** How many wait for their turn. From `most` on, those who have gone meanwhile are not among them. */
  readonly waitingFor = (most: number): number => {
    if (this.#waiting.length >= most) {
      const staying = this.#waiting.filter(({ response }) => !hasGone(response));
      this.#waiting.splice(0, this.#waiting.length, ...staying);
    }
    return this.#waiting.length;
  };

  #beginWaiting(): void {
    while (this.#begun < this.#atOnce) {
      const next = this.#waiting.shift();
      if (!next) return;
      if (!hasGone(next.response)) this.#begin(next);
    }
  }

  #begin({ response, work }: Waiting): void {
    this.#begun += 1;
    let isOver = false;
    const end = () => {
      if (isOver) return;
      isOver = true;
      clearInterval(looking);
      this.#begun -= 1;
      this.#beginWaiting();
    };
    const since = performance.now();
    const looking = setInterval(() => {
      // What the reader has not taken yet lies ready: the core is free.
      if (response.writableNeedDrain || performance.now() - since >= this.#lasts) end();
    }, lookedAtEvery).unref();
    response.once('prefinish', end);
    response.once('close', end);
    work();
  }
}

/** An answer that waits behind another one on its connection is not told that the connection has ended. */
function hasGone({ destroyed, req }: ServerResponse): boolean {
  return destroyed || req.socket.destroyed;
}

const pages = new Turns({ atOnce: drawnAtOnce, lasts: turnLasts });
const files = new Turns({ atOnce: receivedAtOnce, lasts: receivingLasts });

/** A page made for whoever asks. */
export const drawInTurn = pages.take;

/** The same ahead of all who wait: for a page that many will be given. */
export const drawFirst = pages.takeFirst;

/** How many pages wait to be drawn. */
export const waitingFor = pages.waitingFor;

/** A form with a file: until its turn nothing of the file is read, it waits on its way. */
export const receiveInTurn = files.take;
