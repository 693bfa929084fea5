import { dbDate, type PlainDate } from '@/lib/domain/dates';
import type { Queryable } from '@/lib/platform/database';

/** What the municipality is called on that day by the names set for it; null: as its own row says. */
export function findNameOn(db: Queryable, municipalityId: string, day: PlainDate) {
  return db.municipalityName.findFirst({
    where: { municipalityId, effectiveFrom: { lte: dbDate(day) } },
    orderBy: [{ effectiveFrom: 'desc' }, { setAt: 'desc' }, { id: 'desc' }],
    select: { shortName: true, fullName: true },
  });
}
