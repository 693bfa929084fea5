import type { OperatorActor } from '@/lib/access/actor';
import type { BornWithin } from '@/lib/domain/born-within';
import type { NameSearch } from '@/lib/domain/name-search';
import { childrenNamed } from '@/lib/platform/name-index';
import { findHits, type Hit } from './find-hits';

/** Those whose names begin so, by name, at most `limit`; of several readings of the words the first that anybody answers to. */
export async function findByName(
  actor: OperatorActor,
  names: readonly NameSearch[],
  born: BornWithin | null,
  limit: number,
): Promise<Hit[]> {
  for (const name of names) {
    const hits = await findHits(actor, childrenNamed(name, born, actor.municipalityId), limit);
    if (hits.length > 0) return hits;
  }
  return [];
}
