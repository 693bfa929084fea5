import type { seeded } from '@/tests/support/life/seeded';
import type { FaultyPortal } from '../surroundings/portal';
import type { MayBeTold } from './told';

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
  /** What the watched page may answer besides 200 in its round. */
  page: readonly MayBeTold[];
  /** What people may be told in its round instead of being served. */
  people: readonly MayBeTold[];
  /** The most files without a row it may leave for the sweeper: what was in hand of whoever was cut off. */
  strayFiles: number;
  /** Throws where it could not be brought about. */
  make: (portal: FaultyPortal, random: Random) => Promise<Undo>;
  /** Whether the portal has felt it since this moment (milliseconds since 1970); without it, `make` knows. */
  felt?: (portal: FaultyPortal, since: number) => boolean;
};

/** Of a fault that is over as soon as it has happened. */
export const atOnce = { short: [0, 0], full: [0, 0] } as const satisfies Fault['lasts'];

export const nothingToUndo: Undo = () => Promise.resolve();

/** Whom the fault does not concern is served as ever. */
export const goesOn = { closesSite: false, page: [], people: [] } as const;

/** Files of whoever is cut off: a photo of each family at the site, two pictures and their photo at the worker. */
export const inHand = { site: 6, worker: 3 } as const;
