import { createHash } from 'node:crypto';

/** Only the hash of a link's token is kept: who reads the table cannot change anybody's password. */
export function recoveryTokenHash(token: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash('sha256').update(token).digest());
}
