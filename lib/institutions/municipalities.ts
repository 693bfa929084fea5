import { dbDate, plainDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { textPages } from './queries';

/** All municipalities of the region by name, each with the number of institutions that accept everybody's papers today. */
export async function listMunicipalities() {
  const day = dbDate(today());
  const rows = await database().municipality.findMany({
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
              OR: [{ closedOn: null }, { closedOn: { gt: day } }],
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
    where: { slug },
    select: {
      id: true,
      slug: true,
      shortName: true,
      fullName: true,
      proofOfResidence: true,
      acceptsCopies: true,
      texts: {
        where: { kind: { in: Object.values(textPages) }, effectiveFrom: { lte: dbDate(today()) } },
        select: { kind: true },
      },
    },
  });
  if (!municipality) return null;
  const { texts, ...facts } = municipality;
  const pages = Object.entries(textPages).filter(([, kind]) => texts.some((text) => text.kind === kind));
  return { ...facts, textPages: pages.map(([page]) => page as keyof typeof textPages) };
}

export type MunicipalityPage = NonNullable<Awaited<ReturnType<typeof findMunicipality>>>;

/** Who answers for the personal data, by municipality. */
export function listDataOperators() {
  return database().municipality.findMany({
    orderBy: { shortName: 'asc' },
    select: { slug: true, shortName: true, dataOperatorName: true, dataOperatorAddress: true },
  });
}

/** Since when each kind of certificate is issued, and the yearly amounts of the groups open today. */
export async function listFunding() {
  const day = dbDate(today());
  const rows = await database().municipality.findMany({
    orderBy: { shortName: 'asc' },
    select: {
      slug: true,
      shortName: true,
      accountingFrom: true,
      fundedFrom: true,
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
      texts: { where: { kind: 'funding_rules', effectiveFrom: { lte: day } }, take: 1, select: { id: true } },
    },
  });
  return rows.map(({ groups, texts, accountingFrom, fundedFrom, ...municipality }) => ({
    ...municipality,
    hasRules: texts.length > 0,
    accountingFrom: accountingFrom && plainDate(accountingFrom),
    fundedFrom: fundedFrom && plainDate(fundedFrom),
    fundedBegun: hasBegun(fundedFrom),
    /** Roubles with kopecks, the smallest first; empty as long as no money is given. */
    yearlyAmounts: hasBegun(fundedFrom)
      ? [...new Set(groups.flatMap(({ yearlyAmount }) => yearlyAmount?.toFixed(2) ?? []))]
      : [],
  }));
}

export type MunicipalFunding = Awaited<ReturnType<typeof listFunding>>[number];

function hasBegun(from: Date | null): boolean {
  return from !== null && plainDate(from).until(today()).sign >= 0;
}
