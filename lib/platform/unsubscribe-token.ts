import { timingSafeEqual } from 'node:crypto';
import { searchIndex } from './encryption';
import { environment } from './environment';

const idBytes = 16;
const markBytes = 16;
const form = /^[\w-]{43}$/;

/**
 * What stands in «не присылать такие письма»: the letter, with a mark that only the portal can make (its id alone is in
 * Message-ID and the log). It is good for nothing but switching off what this letter is about.
 */
function tokenOf(letterId: string): string {
  const id = Buffer.from(letterId.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, markOf(letterId)]).toString('base64url');
}

export function unsubscribeLink(letterId: string): string {
  return new URL(`/unsubscribe/${tokenOf(letterId)}`, environment().APP_URL).href;
}

/** The letter a token is of; null for one the portal has not made. */
export function letterOfToken(token: string): string | null {
  if (!form.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const hex = bytes.subarray(0, idBytes).toString('hex');
  const letterId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return timingSafeEqual(bytes.subarray(idBytes), markOf(letterId)) ? letterId : null;
}

function markOf(letterId: string): Buffer {
  return Buffer.from(searchIndex('unsubscribe', letterId)).subarray(0, markBytes);
}
