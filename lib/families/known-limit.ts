import type { IssuerActor } from '@/lib/access/actor';
import { tooManyTries } from '@/lib/access/too-many-tries';
import { limitReached, type Limit } from '@/lib/platform/rate-limits';

/** How often this issuer was told of adults who are known. */
export function knownParentLimit({ accountId }: IssuerActor): Limit {
  return ['known_parent', accountId];
}

/** The question whether it is the same adult tells that there is one: nor is it asked after too many answers. */
export async function requireFewAnswers(actor: IssuerActor): Promise<void> {
  const reached = await limitReached(knownParentLimit(actor));
  if (reached) throw tooManyTries(reached);
}
