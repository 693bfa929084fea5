import { dayIn, type PlainDate } from '@/lib/domain/dates';
import { environment } from './environment';
import { log } from './log';

type Reading = { at: number; passed: number };

// Next bundles pages and routes apart, so a module may exist twice in one process; its time must not.
const shared = globalThis as typeof globalThis & { portalClock?: Reading & { isPutBack: boolean } };

/** What the clock of a server does by itself: it is set right by fractions of a second, and two readings differ by rounding. */
const tolerated = 1000;

/**
 * The machine's clock, except that for one process time never goes back: of a clock that is put back, records would end
 * before they began, letters in hand would be waited for until the old hour, and the day would be lived twice. By how much
 * time passes is told by what cannot be put back. Whoever really wants the earlier hour starts the processes anew.
 */
function machineClock(): Date {
  // eslint-disable-next-line no-restricted-syntax -- the one place where the time is read
  const reading = { at: Date.now(), passed: performance.now() };
  const before = (shared.portalClock ??= { ...reading, isPutBack: false });
  const expected = before.at + (reading.passed - before.passed);
  if (reading.at >= expected - tolerated) {
    shared.portalClock = { ...reading, at: Math.max(reading.at, before.at), isPutBack: false };
  } else {
    if (!before.isPutBack) {
      log().error({ event: 'clock_put_back', seconds: Math.round((expected - reading.at) / 1000) });
    }
    shared.portalClock = { at: expected, passed: reading.passed, isPutBack: true };
  }
  return new Date(shared.portalClock.at);
}

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
