import type { IssuerActor } from '@/lib/access/actor';
import { childrenOf, found } from '@/lib/access/scope';
import { database, type Queryable } from '@/lib/platform/database';

const settledSentence =
  'Сведения о ребёнке уже внесены. Второго родителя подключит специалист учреждения, принимающего заявления, по оригиналам документов.';

/**
 * Why a school may not add an adult to this child; null when it may. Whoever is added sees scans, numbers and the address
 * once they sign in, and a school checks no originals: so none is added where there is something to see.
 */
export async function addingObstacle(db: Queryable, childId: string): Promise<string | null> {
  const settled = await db.child.count({
    where: {
      personId: childId,
      OR: [
        { person: { documents: { some: {} } } },
        { applications: { some: {} } },
        { certificates: { some: {} } },
        { guardianships: { some: { provenAt: { not: null } } } },
      ],
    },
  });
  return settled > 0 ? settledSentence : null;
}

/** The same for a page of the pupil's school. */
export async function getAddingObstacle(actor: IssuerActor, childId: string): Promise<string | null> {
  const where = { AND: [{ personId: childId }, childrenOf(actor)] };
  found(await database().child.findFirst({ where, select: { personId: true } }));
  return addingObstacle(database(), childId);
}
