import { BrokenEnvironment } from '@/lib/platform/environment';
import { TableInUse } from '@/lib/platform/table-in-use';
import { StartRefusal } from './start-refusal';

/** Tells on the console why a command did not succeed: a sentence where the cause is foreseen, everything otherwise. */
export function reportFailure(error: unknown): void {
  const foreseen = [StartRefusal, BrokenEnvironment, TableInUse].some((kind) => error instanceof kind);
  console.error(foreseen && error instanceof Error ? error.message : error);
}
