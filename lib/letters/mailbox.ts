import { composeLetter } from '@/emails/letter';
import type { Actor } from '@/lib/access/actor';
import { lettersOf } from '@/lib/access/scope';
import { titleInMail, type MailFolder } from '@/lib/domain/mailbox';
import { fullName } from '@/lib/domain/names';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { letterPayload } from '@/lib/platform/outbox';

const page = 20;

const folders = {
  inbox: { archivedAt: null },
  unread: { archivedAt: null, readAt: null },
  archive: { archivedAt: { not: null } },
} as const satisfies Record<MailFolder, Prisma.LetterWhereInput>;

/** The number beside «Почта», which stands on every page: counted from one small index. */
export function countUnread(actor: Actor): Promise<number> {
  return database().letter.count({ where: inFolder(actor, 'unread') });
}

/** A part of «Почта», the newest first, after one of its letters. */
export async function listLetters(actor: Actor, folder: MailFolder, after: string | null) {
  const last = after ? await placeOf(actor, after) : null;
  const rows = await database().letter.findMany({
    where: { AND: [inFolder(actor, folder), last ? olderThan(last) : {}] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page + 1,
    select: {
      id: true,
      kind: true,
      payload: true,
      createdAt: true,
      readAt: true,
      child: { select: { person: { select: { surname: true, givenName: true, patronymic: true } } } },
    },
  });
  const shown = rows.slice(0, page);
  return {
    rows: shown.map(({ child, ...letter }) => ({
      id: letter.id,
      subject: titleInMail(composeLetter(letter.kind, letterPayload(letter)).subject),
      about: child && fullName(child.person),
      createdAt: letter.createdAt,
      unread: letter.readAt === null,
    })),
    next: rows.length > page ? (shown.at(-1)?.id ?? null) : null,
  };
}

export type MailRow = Awaited<ReturnType<typeof listLetters>>['rows'][number];

function inFolder(actor: Actor, folder: MailFolder): Prisma.LetterWhereInput {
  return { AND: [lettersOf(actor), folders[folder]] };
}

type Place = { id: string; createdAt: Date };

/** Where one of the own letters stands in the list; null for any other. */
export function placeOf(actor: Actor, letterId: string): Promise<Place | null> {
  return database().letter.findFirst({
    where: { AND: [{ id: letterId }, lettersOf(actor)] },
    select: { id: true, createdAt: true },
  });
}

export function olderThan({ id, createdAt }: Place): Prisma.LetterWhereInput {
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] };
}
