import { z } from 'zod';
import type { PageQuery } from '@/app/_server/page-form';
import type { OperatorActor } from '@/lib/access/actor';
import { recallSearch } from '@/lib/counter/search-fields';
import { familyOfSearch } from '@/lib/reception/family-of-search';
import type { Values } from '@/lib/reception/visit-blocks';

/** Who was looked for and not found: `?search=…` names the kept search, so that no name stands in the address. */
export async function searchedFor(actor: OperatorActor, query: PageQuery): Promise<Values> {
  const id = z.uuid().safeParse((await query).search);
  const search = id.success ? await recallSearch(actor, id.data) : null;
  const { query: words = '', birthDate = '' } = search?.form.values ?? {};
  return familyOfSearch({ query: words, birthDate });
}
