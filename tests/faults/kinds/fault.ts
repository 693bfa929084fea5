import type { seeded } from '@/tests/support/life/seeded';
import type { FaultyPortal } from '../surroundings/portal';

export type Random = ReturnType<typeof seeded>;

/** Takes back what was done; resolves when the surroundings are whole again. Whatever the portal needs from then on is its own affair. */
export type Undo = () => Promise<void>;

/** A kind of fault. What has happened once it is undone is looked at by the checker. */
export type Fault = {
  /** For settings and seeds. */
  name: string;
  /** For the report. */
  title: string;
  /** Seconds it lasts, from and to: in the short form and in the full one. */
  lasts: { short: readonly [number, number]; full: readonly [number, number] };
  /** Whoever had a letter in hand may have been cut off from the database before its outcome was written. */
  mayRepeatLetters: boolean;
  /** Seconds within which the site answers again by itself once it is over; null where a process has to be started anew. */
  answersWithin: number | null;
  /** While it lasts, pages that need the database answer «503» with Retry-After. */
  closesSite: boolean;
  make: (portal: FaultyPortal, random: Random) => Promise<Undo>;
};

/** Of a fault that is over as soon as it has happened. */
export const atOnce = { short: [0, 0], full: [0, 0] } as const satisfies Fault['lasts'];

export const nothingToUndo: Undo = () => Promise.resolve();
