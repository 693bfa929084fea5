import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { isLive } from '@/lib/domain/certificate-status';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { plainDate } from '@/lib/domain/dates';
import { listNotices } from '@/lib/institutions/queries';
import { database } from '@/lib/platform/database';
import { loadStanding, sumOf, type StandingRow } from '@/lib/standing/load-standing';
import { countByMunicipality } from './counts';
import { rightOf, rightShape } from './rights';

/** The start page of a municipality's desk: counts, groups, institutions, notices of the one municipality. */
export async function getMunicipalOverview(actor: DeskActor, { id }: DeskMunicipality) {
  requirePermission(actor, 'municipality.overview');
  if (actor.role !== 'regional_admin' && actor.municipalityId !== id) found(null);
  const certificates = loadStanding([id]);
  const [counts, groups, institutions, notices] = await Promise.all([
    countByMunicipality([id], certificates),
    listGroups(id, certificates),
    listInstitutions(id),
    listNotices(id),
  ]);
  return { counts: found(counts.get(id)), groups, institutions, notices };
}

export type MunicipalOverview = Awaited<ReturnType<typeof getMunicipalOverview>>;

async function listGroups(municipalityId: string, certificates: Promise<readonly StandingRow[]>) {
  const [groups, standing] = await Promise.all([
    database().certificateGroup.findMany({
      where: { municipalityId },
      orderBy: [{ active: 'desc' }, { sortOrder: 'asc' }, { id: 'asc' }],
    }),
    certificates,
  ]);
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
      taken: sumOf(standing, ({ groupId, status }) => groupId === id && isLive(status)),
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
