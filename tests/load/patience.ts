import { setTimeout as pause } from 'node:timers/promises';
import { Refused, Trouble } from './trouble';

export type Patience = {
  /** The portal did not answer, or could not, or did not take a form; whoever was told so tries again. */
  onTrouble?: (trouble: Trouble | Refused) => void;
  /** A person does not wait longer than this before trying again, whatever the portal asks for; a minute by default. */
  longestWaitMs?: number;
};

const shortestWaitMs = 1_000;

/** Does it until it is done, as a person would: after each failure of the portal it is waited as long as the portal asks. */
export async function patiently<Result>(
  { onTrouble, longestWaitMs = 60_000 }: Patience,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  for (;;) {
    signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Trouble || error instanceof Refused)) throw error;
      onTrouble?.(error);
      const asked = error instanceof Trouble ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
      await pause(Math.max(shortestWaitMs, Math.min(asked, longestWaitMs)), undefined, { signal });
    }
  }
}
