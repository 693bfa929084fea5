import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { database } from './database';
import { keyedHash } from './encryption';
import { environment } from './environment';

const minute = 60;
const hour = 60 * minute;

/** How many times something may be done within how many seconds. Several web servers count in the same table. */
const limits = {
  /** Wrong passwords for one account from one neighbourhood. */
  sign_in_pair: { points: 5, duration: 15 * minute },
  /** Wrong passwords for one account from everywhere: for guessing spread over many addresses. */
  sign_in_account: { points: 100, duration: hour },
  /** Wrong passwords for one account on a device that has been signed in to it before. */
  sign_in_device: { points: 10, duration: 15 * minute },
  sign_in_address: { points: 30, duration: 15 * minute },
  sign_in_subnet: { points: 200, duration: 15 * minute },
  /** How often a pair was locked of late: each lock is longer than the one before. */
  sign_in_locks: { points: 1, duration: 24 * hour },
  /** Wrong present passwords of somebody who is signed in. */
  present_password: { points: 5, duration: 15 * minute },
  /** New passwords tried or refused by one account: a look at each costs time. */
  new_password: { points: 30, duration: 15 * minute },
  /** Logins asked for by one account: the answer tells which are taken. */
  change_login: { points: 10, duration: hour },
  /** Letters with an invitation that one admin sends. */
  staff_letter: { points: 100, duration: hour },
  /** Searches of one specialist: many times what a full counter asks, and far less than copying the register takes. */
  register_search: { points: 400, duration: hour },
  /** First matches while typing: several to one search, each of a few rows. */
  register_matches: { points: 2000, duration: hour },
  /** Looks of one specialist at who of a family is known, while its form is typed: several to one family. */
  family_check: { points: 3000, duration: hour },
  /** Answers to one issuer that an adult is known already, with birth date and children. */
  known_parent: { points: 60, duration: hour },
  /** Requests to be linked to a child: each answer tells whether a document is in the register. */
  link_ask: { points: 10, duration: hour },
  /** Messages one family account writes to institutions: many times what a conversation needs. */
  question: { points: 20, duration: hour },
  /** Files with everything held, made for one account: each reads and draws for seconds. */
  data_download: { points: 10, duration: hour },
  /** Wrong codes of the second step by whoever knows the password. */
  second_step: { points: 5, duration: 15 * minute },
  /** The same over a day: a code has six digits, and three of them are right at a time. */
  second_step_day: { points: 30, duration: 24 * hour },
  backup_code: { points: 5, duration: 15 * minute },
  /** Codes typed while the app is being set up. */
  second_step_set_up: { points: 10, duration: 15 * minute },
  /** Sign-ins by passkey begun and tried from one address. */
  passkey_address: { points: 60, duration: 15 * minute },
  recovery_account: { points: 3, duration: hour },
  recovery_address: { points: 10, duration: hour },
  recovery_subnet: { points: 60, duration: hour },
  /** Journeys to the identity provider begun from one address, a whole school perhaps. */
  provider_address: { points: 100, duration: 15 * minute },
} as const satisfies Record<string, { points: number; duration: number }>;

export type LimitName = keyof typeof limits;

/** One thing that is counted: what, and of whom. The table learns only a keyed hash of it. */
export type Limit = readonly [name: LimitName, ...of: string[]];

/** `seconds` until it may be done again. `justReached`: this very attempt was the first one too many. */
export type Reached = { seconds: number; justReached: boolean };

/** The limiter speaks SQL to the one pool of this process; its column of milliseconds comes back as a number. */
const client = {
  async query({ text, values }: { text: string; values: unknown[] }) {
    const found = await database().$queryRawUnsafe<Record<string, unknown>[]>(text, ...values);
    const rows = found.map((row) => ({ ...row, expire: row.expire === null ? null : Number(row.expire) }));
    return { rows, rowCount: rows.length };
  },
};

const limiters = new Map<LimitName, RateLimiterPostgres>();

function limiter(name: LimitName): RateLimiterPostgres {
  let found = limiters.get(name);
  if (!found) {
    found = new RateLimiterPostgres({
      ...limits[name],
      storeClient: client,
      storeType: 'client',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: name,
      // One of them clears the table for all.
      clearExpiredByTimeout: name === 'sign_in_pair',
    });
    limiters.set(name, found);
  }
  return found;
}

function keyOf([name, ...of]: Limit): string {
  const secret = Buffer.from(environment().AUTH_SECRET);
  return Buffer.from(keyedHash(secret, `rate_limit.${name}`, of.join('\n'))).toString('base64url');
}

/** Counts one more, before the work is done, so that many at once cannot all slip through; null while it is allowed. */
export async function countAttempt(limit: Limit): Promise<Reached | null> {
  try {
    await limiter(limit[0]).consume(keyOf(limit));
    return null;
  } catch (reached) {
    // Faults of the database are errors; the limiter rejects with a plain result.
    if (!(reached instanceof RateLimiterRes)) throw reached;
    return {
      seconds: Math.max(1, Math.ceil(reached.msBeforeNext / 1000)),
      justReached: reached.consumedPoints === limits[limit[0]].points + 1,
    };
  }
}

/** Whether one more would be too many, without counting it. */
export async function limitReached(limit: Limit): Promise<Reached | null> {
  const found = await limiter(limit[0]).get(keyOf(limit));
  if (!found || found.consumedPoints < limits[limit[0]].points) return null;
  return { seconds: Math.max(1, Math.ceil(found.msBeforeNext / 1000)), justReached: false };
}

/** Counts one more that has already happened; returns how many there are now. */
export async function addToLimit(limit: Limit): Promise<number> {
  return (await limiter(limit[0]).penalty(keyOf(limit))).consumedPoints;
}

/** Keeps the limit closed for so many seconds. */
export async function closeLimit(limit: Limit, seconds: number): Promise<void> {
  await limiter(limit[0]).block(keyOf(limit), seconds);
}

/** Forgets what was counted: the right password came. */
export async function forgetLimit(limit: Limit): Promise<void> {
  await limiter(limit[0]).delete(keyOf(limit));
}

/** Takes one attempt back that was no wrong one after all. */
export async function takeBack(limit: Limit): Promise<void> {
  await limiter(limit[0]).reward(keyOf(limit));
}
