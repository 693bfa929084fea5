import { setTimeout as pause } from 'node:timers/promises';

/**
 * Whoever reads the log may end before the process that writes it. Unheard, the broken pipe is an uncaught exception, which
 * Next reports into the same pipe, and so on without end: the process would do nothing else, not even stop.
 */
export function outliveLogReader(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** Milliseconds in which a line just written reaches its reader, or is known to reach nobody. */
const lastWords = 100;

/**
 * Ends the process, with what it has just said. Left without this moment it may not end at all: what is still to be written is
 * tried again and again at the exit, into a pipe of which nobody has learnt yet that it is broken.
 */
export async function endProcess(code: number): Promise<never> {
  await pause(lastWords);
  process.exit(code);
}
