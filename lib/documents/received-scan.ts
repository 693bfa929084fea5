import { database } from '@/lib/platform/database';

/** A file as it was sent, of which nothing has been made yet. */
export type ReceivedScan = { id: string; storageKey: string; mediaType: string };

export async function findReceived(id: string): Promise<ReceivedScan | null> {
  const scan = await database().scan.findFirst({
    where: { id, status: 'received', destroyedAt: null },
    select: { id: true, storageKey: true, mediaType: true },
  });
  return scan?.storageKey ? { ...scan, storageKey: scan.storageKey } : null;
}

/** The row as it was read: nobody has processed, taken away or destroyed it since. */
export function stillReceived({ id, storageKey }: ReceivedScan) {
  return { id, storageKey, status: 'received', destroyedAt: null } as const;
}
