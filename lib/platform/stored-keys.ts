import { database } from './database';
import { Prisma } from './generated/prisma/client';

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

/** SQL: the keys of the files that must be there, in a column «key», for a backup. What was destroyed is on its way out. */
export const namedFiles = `
  select storage_key as key from scan where storage_key <> '' and file_removed_at is null and destroyed_at is null
  union all
  select lain.key from scan_page page join scan on scan.id = page.scan_id and scan.destroyed_at is null
    cross join lateral (values (page.storage_key), (page.thumbnail_key)) lain (key) where lain.key is not null
  union all
  select file_key from table_import where file_key is not null`;

/** Whether some row needs this file now. */
export async function isFileNamed(key: string): Promise<boolean> {
  const rows = await database().$queryRaw<unknown[]>`
    SELECT FROM (${Prisma.raw(namedFiles)}) named WHERE key = ${key} LIMIT 1`;
  return rows.length > 0;
}
