import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { liveStatuses } from '@/lib/domain/certificate-status';
import { dbDate, plainDate } from '@/lib/domain/dates';
import { endAge } from '@/lib/domain/eligibility';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { countTaken, isGroupUsed } from './held-group';

const groupShape = {
  id: true,
  title: true,
  minAge: true,
  maxAge: true,
  kind: true,
  yearlyAmount: true,
  places: true,
  active: true,
  validFrom: true,
  validTo: true,
  version: true,
  successorOf: { select: { id: true, title: true } },
  successor: { select: { id: true, title: true, validFrom: true } },
} as const;

/** Every group of a municipality in the order families choose from; there are few. */
export async function listGroups(actor: DeskActor, municipality: DeskMunicipality) {
  requirePermission(actor, 'groups.edit');
  const [rows, taken] = await Promise.all([
    database().certificateGroup.findMany({
      where: { municipalityId: municipality.id },
      orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
      select: groupShape,
    }),
    database().certificate.groupBy({
      by: ['groupId'],
      where: {
        municipalityId: municipality.id,
        status: { in: liveStatuses },
        validUntil: { gt: dbDate(today()) },
      },
      _count: true,
    }),
  ]);
  const takenIn = new Map(taken.map(({ groupId, _count }) => [groupId, _count]));
  return rows.map((row, at) => ({
    ...asGroup(row),
    taken: takenIn.get(row.id) ?? 0,
    above: rows[at - 1]?.id ?? null,
    below: rows[at + 1]?.id ?? null,
  }));
}

export type ListedGroup = Awaited<ReturnType<typeof listGroups>>[number];

/** A group with what may still be changed in it. */
export async function getGroup(actor: DeskActor, municipality: DeskMunicipality, groupId: string) {
  requirePermission(actor, 'groups.edit');
  const row = found(
    await database().certificateGroup.findFirst({
      where: { id: groupId, municipalityId: municipality.id },
      select: groupShape,
    }),
  );
  const [used, taken] = await Promise.all([
    isGroupUsed(database(), groupId),
    countTaken(database(), groupId),
  ]);
  return { ...asGroup(row), used, taken };
}

export type GroupRecord = Awaited<ReturnType<typeof getGroup>>;

type GroupRow = {
  yearlyAmount: { toFixed: (digits: number) => string } | null;
  validFrom: Date | null;
  validTo: Date | null;
  successor: { id: string; title: string; validFrom: Date | null } | null;
};

function asGroup<Row extends GroupRow>({ yearlyAmount, validFrom, validTo, successor, ...row }: Row) {
  return {
    ...row,
    /** Decimal roubles a year; null for a group of accounting. */
    yearlyAmount: yearlyAmount?.toFixed(2) ?? null,
    validFrom: validFrom && plainDate(validFrom),
    validTo: validTo && plainDate(validTo),
    successor: successor && {
      ...successor,
      validFrom: successor.validFrom && plainDate(successor.validFrom),
    },
  };
}

export type AgeCount = {
  /** Full years today. */
  age: number;
  children: number;
  /** Of them with a certificate that is valid. */
  certified: number;
};

/** «Кому подходит»: children who live in the municipality by age, from five up to seventeen, with those who have a certificate. */
export async function countChildrenByAge(
  actor: DeskActor,
  municipality: DeskMunicipality,
): Promise<AgeCount[]> {
  requirePermission(actor, 'groups.edit');
  const day = today().toString();
  const rows = await database().$queryRaw<AgeCount[]>`
    SELECT extract(year FROM age(${day}::date, p.birth_date))::int AS age, count(*)::int AS children,
      count(c.id)::int AS certified
    FROM child k JOIN person p ON p.id = k.person_id
    LEFT JOIN certificate c ON c.child_id = k.person_id AND c.valid_until > ${day}::date
      AND c.status IN ('not_activated', 'returned', 'active', 'suspended')
    WHERE k.municipality_id = ${municipality.id}::uuid AND p.birth_date <= ${day}::date AND p.destroyed_at IS NULL
      AND p.birth_date > ${today().subtract({ years: endAge }).toString()}::date
    GROUP BY 1 ORDER BY 1`;
  const known = new Map(rows.map((row) => [row.age, row]));
  return Array.from({ length: endAge - 5 }, (_, at) => at + 5).map(
    (age) => known.get(age) ?? { age, children: 0, certified: 0 },
  );
}
