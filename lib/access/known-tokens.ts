import { createHash } from 'node:crypto';

/** So many tokens are known at once, those used last. */
const mostKnown = 5000;

/**
 * A token as it is given out. Its reader overlooks what does not belong into one: with it anybody's own token would be known
 * under as many names as they like, and nobody else's any more.
 */
const givenOut = /^[\w-]{1,80}\.\.[\w-]{16}\.[\w-]{1,200}\.[\w-]{22}$/;

/** On globalThis: Next bundles pages and routes apart, so a module may exist twice in one process. */
const shared = globalThis as typeof globalThis & { portalKnownTokens?: Map<string, string> };

function knownTokens(): Map<string, string> {
  return (shared.portalKnownTokens ??= new Map<string, string>());
}

/**
 * The session of a token that was opened before; null for any other. To derive the key and open a token costs a page as much
 * as a query and says the same every time. Whether the session lives its row says, and that is asked every time.
 */
export function knownSession(token: string): string | null {
  const key = keyOf(token);
  const id = knownTokens().get(key);
  if (id === undefined) return null;
  knownTokens().delete(key);
  knownTokens().set(key, id);
  return id;
}

export function rememberSession(token: string, id: string): void {
  if (!givenOut.test(token)) return;
  const known = knownTokens();
  const [oldest] = known.keys();
  if (oldest !== undefined && known.size >= mostKnown) known.delete(oldest);
  known.set(keyOf(token), id);
}

/** No token lies in the memory that could be used. */
function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
