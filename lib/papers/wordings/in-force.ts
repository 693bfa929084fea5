import { dbDate } from '@/lib/domain/dates';
import type { WordingKind } from '@/lib/domain/paper-wording/kinds';
import { today } from '@/lib/platform/clock';
import type { Queryable } from '@/lib/platform/database';

type PaperWordingIds = { applicationTemplateId: string | null; consentTemplateId: string | null };

/** The wordings a paper made today is in: the municipality's own, else the region's, else null for the built-in one. */
export async function wordingsInForce(db: Queryable, municipalityId: string): Promise<PaperWordingIds> {
  return {
    applicationTemplateId: await wordingInForce(db, 'application', municipalityId),
    consentTemplateId: await wordingInForce(db, 'consent', municipalityId),
  };
}

async function wordingInForce(
  db: Queryable,
  kind: WordingKind,
  municipalityId: string,
): Promise<string | null> {
  const own = await latestWording(db, kind, municipalityId);
  const following = own === null || own.body === null;
  return (following ? await latestWording(db, kind, null) : own)?.id ?? null;
}

/**
 * The version in force today: the latest by its day; of several from one day the last that was published. Without a body
 * it is a return to the region's words, and every earlier version that still waited for a later day is off.
 */
export async function latestWording(db: Queryable, kind: WordingKind, municipalityId: string | null) {
  const due = { kind, municipalityId, effectiveFrom: { lte: dbDate(today()) } };
  const lastReturn = await db.paperTemplate.findFirst({
    where: { ...due, body: null },
    orderBy: { version: 'desc' },
    select: { version: true },
  });
  return db.paperTemplate.findFirst({
    where: { ...due, version: { gte: lastReturn?.version ?? 1 } },
    orderBy: [{ effectiveFrom: 'desc' }, { version: 'desc' }],
    select: { id: true, version: true, body: true, effectiveFrom: true },
  });
}
