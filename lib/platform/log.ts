import pino, { type Logger } from 'pino';
import { environment } from './environment';

let root: Logger | undefined;

/** Structured log of the process, one JSON line an event. Personal data never goes in: name records by id. */
export function log(): Logger {
  root ??= pino({
    level: environment().LOG_LEVEL,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
  });
  return root;
}
