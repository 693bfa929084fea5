import { hash, verify } from '@node-rs/argon2';

/** argon2id with the memory and passes OWASP names for a web server: 19 MiB, 2 passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost);
}

let decoy: Promise<string> | undefined;

/** Compares with the hash of the account; without an account the same work is done, so that time tells nothing. */
export async function passwordMatches(password: string, hashed: string | null): Promise<boolean> {
  decoy ??= hashPassword('no account has this password');
  const matches = await verify(hashed ?? (await decoy), password.normalize('NFC'));
  return hashed !== null && matches;
}
