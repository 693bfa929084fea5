import { dbDate, plainDate } from '@/lib/domain/dates';
import type { CutRight, HeldRight, RightAudience } from '@/lib/domain/right-plan';
import type { Queryable } from '@/lib/platform/database';

export type RightKind = 'issues_logins' | 'accepts_applications';

export const rightShape = {
  id: true,
  audience: true,
  validFrom: true,
  validTo: true,
  cutId: true,
  cutTo: true,
} as const;

type RightRow = {
  id: string;
  audience: RightAudience;
  validFrom: Date;
  validTo: Date | null;
  cutId: string | null;
  cutTo: Date | null;
};

export function asHeldRight({ id, audience, validFrom, validTo, cutId, cutTo }: RightRow): HeldRight {
  return {
    id,
    audience,
    from: plainDate(validFrom),
    to: validTo && plainDate(validTo),
    cut: cutId === null ? null : { id: cutId, to: cutTo && plainDate(cutTo) },
  };
}

/** Every right of one kind that an institution has, had or will have, by its first day. */
export async function loadRights(
  db: Queryable,
  institutionId: string,
  kind: RightKind,
): Promise<HeldRight[]> {
  const rows = await db.institutionRight.findMany({
    where: { institutionId, kind },
    orderBy: { validFrom: 'asc' },
    select: rightShape,
  });
  return rows.map(asHeldRight);
}

/** The columns of a right that has cut another one short. */
export function cutColumns(cut: CutRight | null) {
  return { cutId: cut?.id ?? null, cutTo: cut?.to ? dbDate(cut.to) : null };
}
