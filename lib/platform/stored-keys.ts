import { database } from './database';

/**
 * Of these keys of stored files, those that some row names. A file without a row is nobody's: whoever adds a place that
 * names files adds it here, or the sweeper takes them away.
 */
export async function keysInUse(keys: readonly string[]): Promise<Set<string>> {
  const among = { in: [...keys] };
  const [sent, pages, lists] = await Promise.all([
    // The change of the master key may have put a file back that was just being removed: its row says that it is gone.
    database().scan.findMany({
      where: { storageKey: among, fileRemovedAt: null },
      select: { storageKey: true },
    }),
    database().scanPage.findMany({
      where: { OR: [{ storageKey: among }, { thumbnailKey: among }] },
      select: { storageKey: true, thumbnailKey: true },
    }),
    database().tableImport.findMany({ where: { fileKey: among }, select: { fileKey: true } }),
  ]);
  const named = [
    ...sent.map(({ storageKey }) => storageKey),
    ...pages.flatMap(({ storageKey, thumbnailKey }) => [storageKey, thumbnailKey]),
    ...lists.map(({ fileKey }) => fileKey),
  ];
  return new Set(named.filter((key) => key !== null));
}
