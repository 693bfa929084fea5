/** A path of this site to go on to, or null: an address of another site is never followed. */
export function safeNext(value: unknown): string | null {
  if (typeof value !== 'string' || !value.startsWith('/')) return null;
  const base = 'http://portal.invalid';
  const url = URL.parse(value, base);
  // «/.//other.site» is a path of this site until it is put in order: then it begins with the name of the other.
  if (url?.origin !== base || url.pathname.startsWith('//')) return null;
  return `${url.pathname}${url.search}`;
}

/** The path of the page a form or link stood on, by what the browser says of it (Referer); browsers say it within the site only. */
export function pathOf(referer: string | null): string | null {
  const url = URL.parse(referer ?? '');
  return url && safeNext(`${url.pathname}${url.search}`);
}
