import { plainDate } from '@/lib/domain/dates';
import { listedChildIndex } from '@/lib/platform/sealed-fields';
import type { Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/**
 * Rows of loaded lists by which a child was written down, and rows no record is tied to that name it: refused ones, those
 * that still wait. Child and adult stand in each, so with either of them it goes. The file holds the same row, so nobody
 * opens it any more either: without its key it is swept, and a list that was just being checked is to be sent again.
 * Called while the name and the SNILS are there still. Returns how many rows there were.
 */
export async function destroyListRows(
  tx: Transaction,
  personId: string,
  older: { lt: Date } | undefined,
): Promise<number> {
  // Apart: asked in one, the database would read all rows for each person.
  const ties = await tx.guardianship.findMany({
    where: { guardianId: personId },
    select: { childId: true },
  });
  const childIds = [personId, ...ties.map(({ childId }) => childId)];
  const which: Prisma.ImportRowWhereInput = {
    import: { createdAt: older },
    OR: [{ childId: { in: childIds } }, ...(await untiedRowsOf(tx, childIds))],
  };
  await tx.tableImport.updateMany({
    where: { rows: { some: which }, stage: 'checking' },
    data: { stage: 'failed', failure: sendAgain },
  });
  await tx.tableImport.updateMany({
    where: { rows: { some: which } },
    data: { fileKey: null, headSealed: null },
  });
  const { count } = await tx.importRow.deleteMany({ where: which });
  return count;
}

const sendAgain = 'В файле были данные, которые портал обязан уничтожить. Загрузите список ещё раз, без них.';

/** By SNILS; by name and birth date, or by the name of a row whose date nobody could read, but never one of another SNILS. */
async function untiedRowsOf(
  tx: Transaction,
  childIds: readonly string[],
): Promise<Prisma.ImportRowWhereInput[]> {
  const people = await tx.person.findMany({
    where: { id: { in: [...childIds] }, destroyedAt: null, child: { isNot: null } },
    select: { surname: true, givenName: true, birthDate: true, snilsIndex: true },
  });
  return people.flatMap(({ birthDate, snilsIndex, ...name }) => {
    const born = birthDate && plainDate(birthDate).toString();
    const names = [listedChildIndex(name, born), listedChildIndex(name, null)].flatMap(
      (index) => index ?? [],
    );
    return [
      { childId: null, childNameIndex: { in: names }, ...(snilsIndex ? { childSnilsIndex: null } : {}) },
      ...(snilsIndex ? [{ childId: null, childSnilsIndex: snilsIndex }] : []),
    ];
  });
}
