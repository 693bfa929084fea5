import { z } from 'zod';
import type { PageQuery } from '@/app/_server/page-form';

/** The id of the last record shown before, from the address; anything else begins the list anew. */
export async function pageCursor(query: PageQuery, name: string): Promise<string | null> {
  return z.uuid().safeParse((await query)[name]).data ?? null;
}
