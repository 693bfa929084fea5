import { plainDate, type PlainDate } from '@/lib/domain/dates';
import { groupFits } from '@/lib/domain/eligibility';
import { today } from '@/lib/platform/clock';
import type { Queryable } from '@/lib/platform/database';

type IssuedFrom = { accountingFrom: Date | null; fundedFrom: Date | null };

type GroupRow = {
  kind: 'accounting' | 'funded';
  minAge: number;
  maxAge: number;
  active: boolean;
  validFrom: Date | null;
  validTo: Date | null;
};

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
  const municipality = await db.municipality.findUnique({
    where: { id: municipalityId },
    select: {
      accountingFrom: true,
      fundedFrom: true,
      groups: { where: { active: true }, orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }] },
    },
  });
  return (municipality?.groups ?? []).filter(
    (group) => municipality !== null && fitsToday(group, municipality, birthDate),
  );
}

function hasBegun(from: Date | null): boolean {
  return from !== null && plainDate(from).until(today()).sign >= 0;
}

function limitsOf({ minAge, maxAge, active, validFrom, validTo }: GroupRow) {
  return {
    minAge,
    maxAge,
    active,
    validFrom: validFrom && plainDate(validFrom),
    validTo: validTo && plainDate(validTo),
  };
}
