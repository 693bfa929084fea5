import { dbDate, plainDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';

/** Notices of a municipality that hold today, the newest first. */
export async function listNotices(municipalityId: string) {
  return readNotices({ municipalityId });
}

/** The newest notices of the whole region, with the municipality of each. */
export async function listNewestNotices(take: number) {
  return readNotices({}, take);
}

async function readNotices(where: { municipalityId?: string }, take?: number) {
  const notices = await database().municipalText.findMany({
    where: {
      ...where,
      kind: 'notice',
      withdrawnAt: null,
      effectiveFrom: { lte: dbDate(today()) },
      OR: [{ effectiveTo: null }, { effectiveTo: { gte: dbDate(today()) } }],
    },
    orderBy: [{ effectiveFrom: 'desc' }, { id: 'asc' }],
    take,
    select: {
      id: true,
      title: true,
      body: true,
      effectiveFrom: true,
      municipality: { select: { slug: true, shortName: true } },
    },
  });
  return notices.map(({ effectiveFrom, ...notice }) => ({ ...notice, since: plainDate(effectiveFrom) }));
}

/** Texts of a municipality that have a page of their own, by the last part of its address. */
export const textPages = { 'legal-act': 'legal_act', 'funding-rules': 'funding_rules' } as const;

/** The wording in force today, or null. */
export async function findMunicipalText(slug: string, page: string) {
  const kind = Object.entries(textPages).find(([address]) => address === page)?.[1];
  if (!kind) return null;
  const text = await database().municipalText.findFirst({
    where: {
      kind,
      municipality: { slug },
      effectiveFrom: { lte: dbDate(today()) },
      withdrawnAt: null,
    },
    orderBy: [{ effectiveFrom: 'desc' }, { version: 'desc' }],
    select: {
      title: true,
      body: true,
      effectiveFrom: true,
      municipality: { select: { shortName: true, fullName: true } },
    },
  });
  return text && { ...text, effectiveFrom: plainDate(text.effectiveFrom) };
}
