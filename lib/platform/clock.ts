import { dayIn, type PlainDate } from '@/lib/domain/dates';
import { environment } from './environment';

// eslint-disable-next-line no-restricted-syntax -- the one place where the time is read
const machineClock = () => new Date();

let read: () => Date = machineClock;

/** The instant the application believes in. */
export function now(): Date {
  return read();
}

/** The calendar day of the region, whatever the server's time zone is. */
export function today(): PlainDate {
  return dayIn(environment().TIME_ZONE, now());
}

/** Puts another clock in place (tests, simulations); without argument the real one returns. */
export function setClock(clock: () => Date = machineClock): void {
  read = clock;
}
