import { subscribe } from 'node:diagnostics_channel';
import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { closeDatabase } from './database';
import { stopWatchingDatabase } from './database-watch';
import { environment } from './environment';
import { closeJobs } from './jobs';
import { log } from './log';
import { endProcess } from './lost-log';
import { beginStopping, isStopping } from './stopping';

/** Milliseconds: how often connections that are done are closed, and how long the database may take to say good-bye. */
const rhythm = { look: 100, farewell: 3000 };

let server: Server | undefined;

/**
 * Takes the signals over from Next, which would wait for slow visitors without end, leave the database open and exit with
 * 143. `next dev` keeps its own: it has processes of its own to end.
 */
export function prepareStop(): void {
  if (environment().NODE_ENV !== 'production') return;
  subscribe('http.server.request.start', (message) => {
    server ??= (message as { server: Server }).server;
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => void stop());
  }
}

/** First /api/health says so, then nobody new is let in, what is under way is finished within the limit, and all is closed. */
async function stop(): Promise<void> {
  if (isStopping()) return;
  beginStopping();
  const { STOP_DELAY, STOP_TIMEOUT } = environment();
  log().info({ event: 'stopping' });
  await pause(STOP_DELAY * 1000);
  const finished = await Promise.race([lastAnswers(), pause(STOP_TIMEOUT * 1000, 'late')]);
  if (finished === 'late') {
    log().warn({ event: 'requests_cut_off' });
    server?.closeAllConnections();
    // Who was cut off is still to be written down.
    await pause(rhythm.look);
  }
  await Promise.race([closeAll(), pause(rhythm.farewell)]);
  log().info({ event: 'stopped' });
  await endProcess(0);
}

/** A connection kept open for a next request counts as busy until it is closed. */
async function lastAnswers(): Promise<void> {
  // Nobody has asked for anything yet: there is nothing to finish.
  if (!server) return;
  const sweep = setInterval(() => server?.closeIdleConnections(), rhythm.look);
  await new Promise((closed) => server?.close(closed));
  clearInterval(sweep);
}

async function closeAll(): Promise<void> {
  stopWatchingDatabase();
  await closeJobs();
  await closeDatabase();
}
