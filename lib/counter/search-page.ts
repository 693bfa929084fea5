import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { findInRegister } from './find-in-register';
import { listFound } from './found-rows';
import type { SearchWords } from './search-fields';

const pageSize = 20;

/** What a kept search finds now, a page at a time. `after` is the id of the last certificate or child shown before. */
export async function readSearchPage(actor: OperatorActor, words: SearchWords, after: string | null) {
  requirePermission(actor, 'register.search');
  const findings = await findInRegister(actor, words);
  if (findings.kind !== 'list') return findings;
  const { hits, more, by } = findings;
  // An id that is not in the list is found before its beginning.
  const from = after === null ? 0 : hits.findIndex(({ id }) => id === after) + 1;
  const shown = hits.slice(from, from + pageSize);
  const goesOn = from + pageSize < hits.length;
  return {
    kind: 'list' as const,
    by,
    rows: await listFound(actor, shown),
    total: hits.length,
    more,
    next: goesOn ? (shown.at(-1)?.id ?? null) : null,
  };
}
