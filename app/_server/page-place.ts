import type { PageQuery } from './page-form';

/** Where the part of a list shown before ended, from the address, or null at its beginning. The query that goes on judges it. */
export async function pagePlace(query: PageQuery): Promise<string | null> {
  const { after } = await query;
  return typeof after === 'string' ? after : null;
}
