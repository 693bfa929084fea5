import { dbDate, plainDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { listAccepting } from './accepting';

/** The public list: institutions of every municipality that accept papers today, and its notices. */
export async function listPublicInstitutions() {
  const municipalities = await database().municipality.findMany({
    orderBy: { shortName: 'asc' },
    select: { id: true, slug: true, shortName: true, fullName: true },
  });
  return Promise.all(
    municipalities.map(async (municipality) => ({
      ...municipality,
      institutions: await listAccepting(database(), municipality.id, today()),
      notices: await listNotices(municipality.id),
    })),
  );
}

/** Notices of a municipality that hold today. */
export async function listNotices(municipalityId: string) {
  return database().municipalText.findMany({
    where: {
      municipalityId,
      kind: 'notice',
      effectiveFrom: { lte: dbDate(today()) },
      OR: [{ effectiveTo: null }, { effectiveTo: { gte: dbDate(today()) } }],
    },
    orderBy: { effectiveFrom: 'desc' },
    select: { id: true, title: true, body: true },
  });
}

/** Texts of a municipality that have a page of their own, by the last part of its address. */
export const textPages = { 'legal-act': 'legal_act', 'funding-rules': 'funding_rules' } as const;

/** The wording in force today, or null. */
export async function findMunicipalText(slug: string, page: string) {
  const kind = Object.entries(textPages).find(([address]) => address === page)?.[1];
  if (!kind) return null;
  const text = await database().municipalText.findFirst({
    where: { kind, municipality: { slug }, effectiveFrom: { lte: dbDate(today()) } },
    orderBy: [{ effectiveFrom: 'desc' }, { version: 'desc' }],
    select: { title: true, body: true, effectiveFrom: true, municipality: { select: { fullName: true } } },
  });
  return text && { ...text, effectiveFrom: plainDate(text.effectiveFrom) };
}

/** Whom to call: the region's support. */
export function getRegion() {
  return database().region.findFirst({
    select: { name: true, supportPhone: true, supportEmail: true, supportHours: true, navigatorUrl: true },
  });
}
