import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** Institutions that stand after this one in the order of the municipality's list; one that is gone begins it anew. */
export async function laterInList(
  municipalityId: string,
  after: string | null,
): Promise<Prisma.InstitutionWhereInput> {
  if (after === null) return {};
  const last = await database().institution.findFirst({ where: { id: after, municipalityId } });
  if (!last) return {};
  return {
    OR: [{ sortOrder: { gt: last.sortOrder } }, { sortOrder: last.sortOrder, id: { gt: last.id } }],
  };
}
