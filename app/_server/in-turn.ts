import { AsyncResource } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';

/** Pages drawn at once. They share one core: with more of them each would be later, and hold its memory for longer. */
export const drawnAtOnce = 4;

/** Milliseconds after which a page that itself waits, for the database or for a slow reader, lets the next one begin. */
export const turnLasts = 1000;

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

function beginWaiting(): void {
  while (begun < drawnAtOnce) {
    const next = waiting.shift();
    if (!next) return;
    if (!next.response.destroyed) begin(next);
  }
}

function begin({ response, draw }: Waiting): void {
  begun += 1;
  let isOver = false;
  const end = () => {
    if (isOver) return;
    isOver = true;
    clearTimeout(patience);
    begun -= 1;
    beginWaiting();
  };
  const patience = setTimeout(end, turnLasts).unref();
  response.once('close', end);
  draw();
}
