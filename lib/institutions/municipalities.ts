import { found } from '@/lib/access/scope';
import { dbDate, type PlainDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { allSettingsOn, settingsOn } from '@/lib/settings/settings-on';
import { openOn } from './open-on';
import { textPages } from './queries';

/** Municipalities that have records: one that became part of another has them until the last of its records has moved. */
export const withRecords = {
  OR: [{ mergedIntoId: null }, { mergeOut: { finishedAt: null } }],
} satisfies Prisma.MunicipalityWhereInput;

/** All municipalities of the region by name, each with the number of institutions that accept everybody's papers today. */
export async function listMunicipalities() {
  const day = dbDate(today());
  const rows = await database().municipality.findMany({
    where: { mergedIntoId: null },
    orderBy: { shortName: 'asc' },
    select: {
      id: true,
      slug: true,
      shortName: true,
      fullName: true,
      _count: {
        select: {
          institutions: {
            where: {
              ...openOn(today()),
              rights: {
                some: {
                  kind: 'accepts_applications',
                  audience: 'everybody',
                  validFrom: { lte: day },
                  OR: [{ validTo: null }, { validTo: { gte: day } }],
                },
              },
            },
          },
        },
      },
    },
  });
  return rows.map(({ _count, ...municipality }) => ({ ...municipality, accepting: _count.institutions }));
}

/** The municipality of an address, with the texts of its own that are in force; or null. */
export async function findMunicipality(slug: string) {
  const municipality = await database().municipality.findUnique({
    where: { slug, mergedIntoId: null },
    select: {
      id: true,
      slug: true,
      shortName: true,
      fullName: true,
      texts: {
        where: {
          kind: { in: Object.values(textPages) },
          effectiveFrom: { lte: dbDate(today()) },
          withdrawnAt: null,
        },
        select: { kind: true },
      },
    },
  });
  if (!municipality) return null;
  const { texts, ...facts } = municipality;
  const { proofOfResidence, acceptsCopies, daysToBring, support } = await settingsOn(database(), facts.id);
  const pages = Object.entries(textPages).filter(([, kind]) => texts.some((text) => text.kind === kind));
  return {
    ...facts,
    proofOfResidence,
    acceptsCopies,
    daysToBring,
    /** Contacts of its own beside those of the region; null where there are none. */
    support,
    textPages: pages.map(([page]) => page as keyof typeof textPages),
  };
}

export type MunicipalityPage = NonNullable<Awaited<ReturnType<typeof findMunicipality>>>;

/** Within how many working days papers are brought: every term that holds somewhere today, the shortest first. */
export async function listTermsToBring(): Promise<readonly number[]> {
  const [rows, settings] = await Promise.all([
    database().municipality.findMany({ where: { mergedIntoId: null }, select: { id: true } }),
    allSettingsOn(database()),
  ]);
  return [...new Set(rows.map(({ id }) => found(settings.get(id)).daysToBring))].toSorted((a, b) => a - b);
}

/** Who answers for the personal data, by municipality. */
export async function listDataOperators() {
  const [rows, settings] = await Promise.all([
    database().municipality.findMany({
      where: { mergedIntoId: null },
      orderBy: { shortName: 'asc' },
      select: { id: true, slug: true, shortName: true },
    }),
    allSettingsOn(database()),
  ]);
  return rows.map(({ id, ...municipality }) => {
    const { dataOperatorName, dataOperatorAddress } = found(settings.get(id));
    return { ...municipality, dataOperatorName, dataOperatorAddress };
  });
}

/** Since when each kind of certificate is issued, and the yearly amounts of the groups open today. */
export async function listFunding() {
  const day = dbDate(today());
  const rows = await database().municipality.findMany({
    where: { mergedIntoId: null },
    orderBy: { shortName: 'asc' },
    select: {
      id: true,
      slug: true,
      shortName: true,
      groups: {
        where: {
          kind: 'funded',
          active: true,
          AND: [
            { OR: [{ validFrom: null }, { validFrom: { lte: day } }] },
            { OR: [{ validTo: null }, { validTo: { gte: day } }] },
          ],
        },
        orderBy: [{ yearlyAmount: 'asc' }, { id: 'asc' }],
        select: { yearlyAmount: true },
      },
      texts: {
        where: { kind: 'funding_rules', effectiveFrom: { lte: day }, withdrawnAt: null },
        take: 1,
        select: { id: true },
      },
    },
  });
  const settings = await allSettingsOn(database());
  return rows.map(({ id, groups, texts, ...municipality }) => {
    const { accountingFrom, fundedFrom } = found(settings.get(id));
    return {
      ...municipality,
      hasRules: texts.length > 0,
      accountingFrom,
      fundedFrom,
      fundedBegun: hasBegun(fundedFrom),
      /** Roubles with kopecks, the smallest first; empty as long as no money is given. */
      yearlyAmounts: hasBegun(fundedFrom)
        ? [...new Set(groups.flatMap(({ yearlyAmount }) => yearlyAmount?.toFixed(2) ?? []))]
        : [],
    };
  });
}

export type MunicipalFunding = Awaited<ReturnType<typeof listFunding>>[number];

function hasBegun(from: PlainDate | null): boolean {
  return from !== null && from.until(today()).sign >= 0;
}
