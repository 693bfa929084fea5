import { liveStatuses } from '@/lib/domain/certificate-status';
import type { MunicipalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { dbDate, plainDate } from '@/lib/domain/dates';
import { listNotices } from '@/lib/institutions/queries';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { countByMunicipality } from './counts';
import { rightOf, rightShape } from './rights';

/** The start page of a municipal admin: counts, groups, institutions, notices of the one municipality. */
export async function getMunicipalOverview(actor: MunicipalActor) {
  requirePermission(actor, 'municipality.overview');
  const [municipality, counts, groups, institutions, notices] = await Promise.all([
    database().municipality.findUniqueOrThrow({
      where: { id: actor.municipalityId },
      select: { shortName: true, fullName: true, slug: true },
    }),
    countByMunicipality(actor),
    listGroups(actor),
    listInstitutions(actor),
    listNotices(actor.municipalityId),
  ]);
  return { ...municipality, counts: found(counts.get(actor.municipalityId)), groups, institutions, notices };
}

export type MunicipalOverview = Awaited<ReturnType<typeof getMunicipalOverview>>;

async function listGroups(actor: MunicipalActor) {
  const [groups, taken] = await Promise.all([
    database().certificateGroup.findMany({
      where: { municipalityId: actor.municipalityId },
      orderBy: [{ active: 'desc' }, { sortOrder: 'asc' }, { id: 'asc' }],
    }),
    database().certificate.groupBy({
      by: ['groupId'],
      where: {
        municipalityId: actor.municipalityId,
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

async function listInstitutions(actor: MunicipalActor) {
  const institutions = await database().institution.findMany({
    where: { municipalityId: actor.municipalityId },
    orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
    select: { id: true, shortName: true, address: true, closedOn: true, rights: rightShape },
  });
  return institutions.map(({ closedOn, rights, ...institution }) => ({
    ...institution,
    closedOn: closedOn && plainDate(closedOn),
    rights: rights.map(rightOf),
  }));
}
