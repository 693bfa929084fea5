import { plainDate, type PlainDate } from '@/lib/domain/dates';
import { groupFits } from '@/lib/domain/eligibility';
import { today } from '@/lib/platform/clock';
import type { Queryable } from '@/lib/platform/database';
import { settingsOn } from '@/lib/settings/settings-on';

type IssuedFrom = { accountingFrom: PlainDate | null; fundedFrom: PlainDate | null };

export type GroupLimits = {
  minAge: number;
  maxAge: number;
  active: boolean;
  validFrom: Date | null;
  validTo: Date | null;
};

type GroupRow = GroupLimits & { kind: 'accounting' | 'funded' };

/** Whether a child of this birth date may be in the group today: its age, its dates, and whether the kind has begun. */
export function fitsToday(
  group: GroupRow,
  { accountingFrom, fundedFrom }: IssuedFrom,
  birthDate: PlainDate,
): boolean {
  const issuedFrom = { accounting: accountingFrom, funded: fundedFrom };
  return hasBegun(issuedFrom[group.kind]) && groupFits(limitsOf(group), birthDate, today());
}

/** The groups of a municipality in which such a child may be today, in their order. */
export async function listFittingGroups(db: Queryable, municipalityId: string, birthDate: PlainDate) {
  const groups = await db.certificateGroup.findMany({
    where: { municipalityId, active: true },
    orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
  });
  if (groups.length === 0) return [];
  const issued = await settingsOn(db, municipalityId);
  return groups.filter((group) => fitsToday(group, issued, birthDate));
}

function hasBegun(from: PlainDate | null): boolean {
  return from !== null && from.until(today()).sign >= 0;
}

export function limitsOf({ minAge, maxAge, active, validFrom, validTo }: GroupLimits) {
  return {
    minAge,
    maxAge,
    active,
    validFrom: validFrom && plainDate(validFrom),
    validTo: validTo && plainDate(validTo),
  };
}
