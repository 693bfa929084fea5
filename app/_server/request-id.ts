import { randomBytes } from 'node:crypto';

export const requestIdHeader = 'x-request-id';

/** Digits and letters of a number and nothing that could be a name; as long as the ids that proxies make. */
const wellFormed = /^(?=.{16,64}$)[0-9a-f]+(?:-[0-9a-f]+)*$/i;

/**
 * The number under which the log finds this request. One that is given already is taken only where a proxy of ours stands
 * before the portal (`proxies` of them): it writes its own over whatever a visitor sent.
 */
export function requestIdOf(given: string | string[] | undefined, proxies: number): string {
  const own = () => randomBytes(16).toString('hex');
  return proxies > 0 && typeof given === 'string' && wellFormed.test(given) ? given.toLowerCase() : own();
}
