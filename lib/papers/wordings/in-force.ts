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
  return (own ?? (await latestWording(db, kind, null)))?.id ?? null;
}

/** The wording in force today: the latest by its day; of several from one day the last that was published. */
export function latestWording(db: Queryable, kind: WordingKind, municipalityId: string | null) {
  return db.paperTemplate.findFirst({
    where: { kind, municipalityId, effectiveFrom: { lte: dbDate(today()) } },
    orderBy: [{ effectiveFrom: 'desc' }, { version: 'desc' }],
    select: { id: true, version: true, body: true, effectiveFrom: true },
  });
}
