/** A path of this site to go on to, or null: an address of another site is never followed. */
export function safeNext(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\/(?![/\\])/.test(value)) return null;
  const base = 'http://portal.invalid';
  const url = URL.parse(value, base);
  return url?.origin === base ? `${url.pathname}${url.search}` : null;
}
