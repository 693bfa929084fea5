import pino, { type Logger } from 'pino';
import { environment } from './environment';
import { logContext } from './log-context';

/** Where an unexpected error arose, never what it says: its message may quote what a person typed. */
export function errorFacts(error: unknown): { reason: string; code?: string; frames: string[] } {
  if (!(error instanceof Error)) return { reason: typeof error, frames: [] };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { reason: error.name, ...code, frames };
}

/**
 * What somebody who restores a backup of before has to hear of: LOG_LEVEL hides it only by «silent». The log is kept on another
 * machine for that.
 */
export function logForRestore(facts: { event: string } & Readonly<Record<string, string>>): void {
  if (environment().LOG_LEVEL !== 'silent') log().child({}, { level: 'info' }).info(facts);
}

let root: Logger | undefined;

/**
 * Structured log of the process, one JSON line an event, with the id of the request or the job it was written for. Personal
 * data never goes in: name records by id.
 */
export function log(): Logger {
  root ??= pino({
    level: environment().LOG_LEVEL,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => logContext(),
  });
  return root;
}
