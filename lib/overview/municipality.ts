import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { liveStatuses } from '@/lib/domain/certificate-status';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { dbDate, plainDate } from '@/lib/domain/dates';
import { listNotices } from '@/lib/institutions/queries';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { countByMunicipality } from './counts';
import { rightOf, rightShape } from './rights';

/** The start page of a municipality's desk: counts, groups, institutions, notices of the one municipality. */
export async function getMunicipalOverview(actor: DeskActor, { id }: DeskMunicipality) {
  requirePermission(actor, 'municipality.overview');
  const [counts, groups, institutions, notices] = await Promise.all([
    countByMunicipality(actor),
    listGroups(id),
    listInstitutions(id),
    listNotices(id),
  ]);
  return { counts: found(counts.get(id)), groups, institutions, notices };
}

export type MunicipalOverview = Awaited<ReturnType<typeof getMunicipalOverview>>;

async function listGroups(municipalityId: string) {
  const [groups, taken] = await Promise.all([
    database().certificateGroup.findMany({
      where: { municipalityId },
      orderBy: [{ active: 'desc' }, { sortOrder: 'asc' }, { id: 'asc' }],
    }),
    database().certificate.groupBy({
      by: ['groupId'],
      where: {
        municipalityId,
        status: { in: liveStatuses },
        validUntil: { gt: dbDate(today()) },
      },
      _count: true,
    }),
  ]);
  const takenIn = new Map(taken.map(({ groupId, _count }) => [groupId, _count]));
  return groups.map(
    ({ id, title, minAge, maxAge, kind, yearlyAmount, places, active, validFrom, validTo }) => ({
      id,
      title,
      minAge,
      maxAge,
      kind,
      /** Decimal roubles a year; null for a group of accounting. */
      yearlyAmount: yearlyAmount?.toFixed(2) ?? null,
      places,
      active,
      validFrom: validFrom && plainDate(validFrom),
      validTo: validTo && plainDate(validTo),
      taken: takenIn.get(id) ?? 0,
    }),
  );
}

async function listInstitutions(municipalityId: string) {
  const institutions = await database().institution.findMany({
    where: { municipalityId },
    orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
    select: { id: true, shortName: true, address: true, closedOn: true, rights: rightShape },
  });
  return institutions.map(({ closedOn, rights, ...institution }) => ({
    ...institution,
    closedOn: closedOn && plainDate(closedOn),
    rights: rights.map(rightOf),
  }));
}
