import type { FamilyActor } from '@/lib/access/actor';
import { childrenOf } from '@/lib/access/scope';
import { fullName } from '@/lib/domain/names';
import type { Queryable } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** Children in the actor's scope, and those for whom this person once consented: their own consent stays theirs. */
export function consentedChildren(actor: FamilyActor): Prisma.ChildWhereInput {
  return { OR: [childrenOf(actor), { consents: { some: { giverId: actor.personId } } }] };
}

type Named = {
  personId: string;
  person: { surname: string; givenName: string; patronymic: string | null };
};

/** The child by name as long as there is a tie: afterwards it may have another one, which a former guardian is not told. */
export async function shownName(
  db: Queryable,
  actor: FamilyActor,
  { personId, person }: Named,
): Promise<string> {
  const known = await db.child.count({ where: { AND: [{ personId }, childrenOf(actor)] } });
  return known > 0 ? fullName(person) : 'имя не показано, связь прекращена';
}
