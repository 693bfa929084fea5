import type { RegionalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { plainDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';

/** A region has tens of municipalities: the list is whole. */
export async function listMunicipalities(actor: RegionalActor) {
  requirePermission(actor, 'municipalities.edit');
  const rows = await database().municipality.findMany({
    orderBy: { code: 'asc' },
    select: {
      id: true,
      code: true,
      shortName: true,
      fullName: true,
      mergedInto: { select: { shortName: true } },
      populations: {
        where: { year: { lte: today().year } },
        orderBy: [{ year: 'desc' }, { version: 'desc' }],
        take: 1,
        select: { year: true, children: true },
      },
      _count: { select: { accountGrants: { where: { role: 'municipal_admin', endedAt: null } } } },
    },
  });
  return rows.map(({ _count, populations, mergedInto, ...row }) => ({
    ...row,
    mergedInto: mergedInto?.shortName ?? null,
    population: populations[0] ?? null,
    admins: _count.accountGrants,
  }));
}

export type ListedMunicipality = Awaited<ReturnType<typeof listMunicipalities>>[number];

/** One municipality as the region keeps it: code, names by date, figures by year, admins. */
export async function getMunicipality(actor: RegionalActor, municipalityId: string) {
  requirePermission(actor, 'municipalities.edit');
  const row = found(
    await database().municipality.findUnique({
      where: { id: municipalityId },
      select: {
        id: true,
        code: true,
        slug: true,
        shortName: true,
        fullName: true,
        mergedAt: true,
        mergedInto: { select: { id: true, shortName: true } },
        names: {
          orderBy: [{ effectiveFrom: 'desc' }, { setAt: 'desc' }, { id: 'desc' }],
          select: {
            id: true,
            shortName: true,
            fullName: true,
            effectiveFrom: true,
            setBy: { select: { staffName: true } },
          },
        },
        populations: {
          orderBy: [{ year: 'desc' }, { version: 'desc' }],
          select: {
            id: true,
            year: true,
            version: true,
            children: true,
            setAt: true,
            setBy: { select: { staffName: true } },
          },
        },
        accountGrants: {
          where: { role: 'municipal_admin', endedAt: null },
          orderBy: { createdAt: 'asc' },
          select: {
            id: true,
            account: { select: { staffName: true, login: true, lastSignInAt: true, blockedAt: true } },
          },
        },
        _count: { select: { certificateNumbers: true, children: true, institutions: true, groups: true } },
      },
    }),
  );
  const { names, accountGrants, _count, ...facts } = row;
  return {
    ...facts,
    names: names.map(({ effectiveFrom, ...name }) => ({ ...name, effectiveFrom: plainDate(effectiveFrom) })),
    admins: accountGrants.map(({ id, account }) => ({ id, ...account })),
    numbersGiven: _count.certificateNumbers,
    children: _count.children,
    institutions: _count.institutions,
    groups: _count.groups,
  };
}

export type MunicipalityRecord = Awaited<ReturnType<typeof getMunicipality>>;
