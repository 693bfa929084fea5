import { dbDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { textPages } from './queries';

/** Paths of the pages each municipality has: its institutions and those of its texts that are in force. */
export async function listMunicipalAddresses(): Promise<string[]> {
  const kinds = Object.entries(textPages);
  const municipalities = await database().municipality.findMany({
    where: { mergedIntoId: null },
    orderBy: { slug: 'asc' },
    select: {
      slug: true,
      texts: {
        where: {
          kind: { in: kinds.map(([, kind]) => kind) },
          effectiveFrom: { lte: dbDate(today()) },
          withdrawnAt: null,
        },
        select: { kind: true },
      },
    },
  });
  return municipalities.flatMap(({ slug, texts }) => [
    `/institutions/${slug}`,
    ...kinds
      .filter(([, kind]) => texts.some((text) => text.kind === kind))
      .map(([page]) => `/municipalities/${slug}/${page}`),
  ]);
}
