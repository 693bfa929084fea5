import { AsyncResource } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';

/** Pages drawn at once. They share one core: with more of them each would be later, and hold its memory for longer. */
export const drawnAtOnce = 4;

/** Milliseconds after which a page that itself waits, for the database, lets the next one begin. */
export const turnLasts = 1000;

/** Milliseconds between two looks at a page in the making. */
const lookedAtEvery = 50;

type Waiting = { response: ServerResponse; draw: () => void };

const waiting: Waiting[] = [];
let begun = 0;

/**
 * Draws pages in the order in which they were asked for. Next draws to its end also what nobody waits for any more: who leaves
 * before the turn has come costs nothing, and a crowd that asks again and again does not bury those who stayed.
 */
export function drawInTurn(response: ServerResponse, draw: () => void): void {
  // Begun by the end of somebody else's page, it still is this request's, in the log too.
  waiting.push({ response, draw: AsyncResource.bind(draw) });
  beginWaiting();
}

/** The same ahead of all who wait: for a page that many will be given. */
export function drawFirst(response: ServerResponse, draw: () => void): void {
  waiting.unshift({ response, draw: AsyncResource.bind(draw) });
  beginWaiting();
}

/** How many wait for their turn. From `most` on, those who have gone meanwhile are not among them. */
export function waitingFor(most: number): number {
  if (waiting.length >= most) {
    const staying = waiting.filter(({ response }) => !hasGone(response));
    waiting.splice(0, waiting.length, ...staying);
  }
  return waiting.length;
}

function beginWaiting(): void {
  while (begun < drawnAtOnce) {
    const next = waiting.shift();
    if (!next) return;
    if (!hasGone(next.response)) begin(next);
  }
}

/** An answer that waits behind another one on its connection is not told that the connection has ended. */
function hasGone({ destroyed, req }: ServerResponse): boolean {
  return destroyed || req.socket.destroyed;
}

function begin({ response, draw }: Waiting): void {
  begun += 1;
  let isOver = false;
  const end = () => {
    if (isOver) return;
    isOver = true;
    clearInterval(looking);
    begun -= 1;
    beginWaiting();
  };
  const since = performance.now();
  const looking = setInterval(() => {
    // What the reader has not taken yet lies ready: the core is free.
    if (response.writableNeedDrain || performance.now() - since >= turnLasts) end();
  }, lookedAtEvery).unref();
  response.once('prefinish', end);
  response.once('close', end);
  draw();
}
