import { hash, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';
import { normalisePassword } from '@/lib/domain/passwords';
import { Postponement } from '@/lib/domain/postponement';

/** argon2id with the memory and passes OWASP names for a web server: 19 MiB, 2 passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** argon2 works on the few threads that files and ciphers need, too. */
const atOnce = pLimit(2);
const mostWaiting = 40;
const retryAfterSeconds = 30;

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  refuseWhenBusy();
  return atOnce(work);
}

/** Before anything is counted or read: who would not get a turn is told so at once. */
export function refuseWhenBusy(): void {
  if (atOnce.pendingCount < mostWaiting) return;
  throw new Postponement(
    'unavailable',
    'Сейчас входит слишком много людей. Повторите через минуту.',
    retryAfterSeconds,
  );
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalisePassword(password), cost));
}

let decoy: Promise<string> | undefined;

/** A hash nobody's password has; one that could not be made for want of a turn is made again. */
function decoyHash(): Promise<string> {
  decoy ??= hashPassword('no account has this password').catch((error: unknown) => {
    decoy = undefined;
    throw error;
  });
  return decoy;
}

/** Compares with the hash of the account; without an account the same work is done, so that time tells nothing. */
export async function passwordMatches(password: string, hashed: string | null): Promise<boolean> {
  // Made for everybody: the first unknown login after a start would otherwise take twice as long.
  const nobodys = await decoyHash();
  const matches = await inTurn(() => verify(hashed ?? nobodys, normalisePassword(password)));
  return hashed !== null && matches;
}
