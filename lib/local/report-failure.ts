import { BrokenEnvironment } from '@/lib/platform/environment';
import { StartRefusal } from './start-refusal';

/** Tells on the console why a command did not succeed: a sentence where the cause is foreseen, everything otherwise. */
export function reportFailure(error: unknown): void {
  const foreseen = error instanceof StartRefusal || error instanceof BrokenEnvironment;
  console.error(foreseen ? error.message : error);
}
