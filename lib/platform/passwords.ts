import { hash, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';
import { Refusal } from '@/lib/domain/refusal';

/** argon2id with the memory and passes OWASP names for a web server: 19 MiB, 2 passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** argon2 works on the few threads that files and ciphers need, too. */
const atOnce = pLimit(2);
const mostWaiting = 40;

function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (atOnce.pendingCount >= mostWaiting) {
    throw new Refusal('unavailable', 'Сейчас входит слишком много людей. Повторите через минуту.');
  }
  return atOnce(work);
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), cost));
}

let decoy: Promise<string> | undefined;

/** Compares with the hash of the account; without an account the same work is done, so that time tells nothing. */
export async function passwordMatches(password: string, hashed: string | null): Promise<boolean> {
  decoy ??= hashPassword('no account has this password');
  const against = hashed ?? (await decoy);
  const matches = await inTurn(() => verify(against, password.normalize('NFC')));
  return hashed !== null && matches;
}
