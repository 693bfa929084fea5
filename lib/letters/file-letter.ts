import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { found, lettersOf } from '@/lib/access/scope';
import { choiceField } from '@/lib/domain/fields';
import { letterDeeds, type LetterDeed } from '@/lib/domain/mailbox';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { placeOf } from './mailbox';

export const fileLetterFields = z.object({
  deed: choiceField(Object.keys(letterDeeds) as LetterDeed[], 'Выберите, что сделать с письмом'),
});

type Step = { from: Prisma.LetterWhereInput; to: () => Prisma.LetterUpdateManyMutationInput };

const steps = {
  unread: { from: { readAt: { not: null } }, to: () => ({ readAt: null }) },
  archive: { from: { archivedAt: null }, to: () => ({ archivedAt: now() }) },
  restore: { from: { archivedAt: { not: null } }, to: () => ({ archivedAt: null }) },
} as const satisfies Record<LetterDeed, Step>;

/** Puts an own letter back among the unread, into the archive or out of it. Pressed twice it is done once. */
export async function fileLetter(actor: Actor, letterId: string, deed: LetterDeed): Promise<void> {
  const { from, to } = steps[deed];
  const { count } = await database().letter.updateMany({
    where: { AND: [{ id: letterId }, lettersOf(actor), from] },
    data: to(),
  });
  if (count === 0) found(await placeOf(actor, letterId));
}
