import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { listCertificates } from './certificate-rows';
import { findInRegister } from './find-in-register';
import type { SearchWords } from './search-fields';

const pageSize = 20;

/** What a kept search finds now, a page at a time. `after` is the id of the last certificate shown before. */
export async function readSearchPage(actor: OperatorActor, words: SearchWords, after: string | null) {
  requirePermission(actor, 'register.search');
  const findings = await findInRegister(actor, words);
  if (findings.kind !== 'list') return { ...findings, withBirthDate: words.birthDate !== null };
  const { certificateIds, more, by } = findings;
  // An id that is not in the list is found before its beginning.
  const from = after === null ? 0 : certificateIds.indexOf(after) + 1;
  const shown = certificateIds.slice(from, from + pageSize);
  const goesOn = from + pageSize < certificateIds.length;
  return {
    kind: 'list' as const,
    by,
    rows: await listCertificates(actor, shown),
    total: certificateIds.length,
    more,
    next: goesOn ? (shown.at(-1) ?? null) : null,
  };
}
