import { found } from '@/lib/access/scope';
import { Refusal } from '@/lib/domain/refusal';
import type { Queryable } from '@/lib/platform/database';

export type Pair = { keptId: string; mergedId: string };

/** The two records of a pair that was decided to be one child; `keptId` is one of them. */
export async function loadPair(db: Queryable, suspicionId: string, keptId: string): Promise<Pair> {
  const pair = found(
    await db.duplicateSuspicion.findUnique({
      where: { id: suspicionId },
      select: { childAId: true, childBId: true, decision: true },
    }),
  );
  if (pair.decision !== 'same_child') {
    throw new Refusal('conflict', 'Объединяют только записи, о которых решено, что это один ребёнок.');
  }
  if (keptId !== pair.childAId && keptId !== pair.childBId) throw new Refusal('not_found');
  return { keptId, mergedId: keptId === pair.childAId ? pair.childBId : pair.childAId };
}

/** Why the two cannot be merged this way round, or null. */
export async function findMergeObstacle(db: Queryable, { keptId, mergedId }: Pair): Promise<string | null> {
  const known = await db.childMerge.findFirst({
    where: { mergedId: { in: [keptId, mergedId] } },
    select: { id: true },
  });
  if (known) return 'Одна из записей уже объединена с другой.';
  const destroyed = await db.person.findFirst({
    where: { id: { in: [keptId, mergedId] }, destroyedAt: { not: null } },
    select: { id: true },
  });
  if (destroyed) return 'Данные одной из записей удалены: сравнивать больше нечего.';
  const [kept, merged] = [await liveStatus(db, keptId), await liveStatus(db, mergedId)];
  const activated = (status: string | null) => status === 'active' || status === 'suspended';
  if (activated(merged) && !activated(kept)) {
    return 'Активированный сертификат есть только у другой записи: оставьте её.';
  }
  if (merged !== null && kept === null)
    return 'Действующий сертификат есть только у другой записи: оставьте её.';
  return null;
}

async function liveStatus(db: Queryable, childId: string): Promise<string | null> {
  const live = await db.certificate.findFirst({
    where: { childId, status: { in: ['not_activated', 'returned', 'active', 'suspended'] } },
    select: { status: true },
  });
  return live?.status ?? null;
}
