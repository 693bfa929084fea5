import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { found, lettersOf } from '@/lib/access/scope';
import { uuidField } from '@/lib/domain/fields';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { olderThan, placeOf } from './mailbox';

export const readAllFields = z.object({ newest: uuidField });

/** «Отметить все прочитанными»: the newest letter that was shown and those before it. What has come since stays unread. */
export async function readAll(actor: Actor, newestId: string): Promise<void> {
  const newest = found(await placeOf(actor, newestId));
  await database().letter.updateMany({
    where: {
      AND: [
        lettersOf(actor),
        { archivedAt: null, readAt: null },
        { OR: [{ id: newest.id }, olderThan(newest)] },
      ],
    },
    data: { readAt: now() },
  });
}
