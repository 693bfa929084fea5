import { composeLetter } from '@/emails/letter';
import type { Actor } from '@/lib/access/actor';
import { found, lettersOf } from '@/lib/access/scope';
import { titleInMail } from '@/lib/domain/mailbox';
import { fullName } from '@/lib/domain/names';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { letterPayload } from '@/lib/platform/outbox';

/**
 * A letter to be read, and from now on a read one. The first opening stands: of two windows, or opened again, it changes
 * nothing more. `onlyFetched`: the browser asks for the page before anybody wants to see it.
 */
export async function openLetter(actor: Actor, letterId: string, { onlyFetched }: { onlyFetched: boolean }) {
  const { child, readAt, ...letter } = found(
    await database().letter.findFirst({
      where: { AND: [{ id: letterId }, lettersOf(actor)] },
      select: {
        id: true,
        kind: true,
        payload: true,
        createdAt: true,
        readAt: true,
        archivedAt: true,
        child: { select: { person: { select: { surname: true, givenName: true, patronymic: true } } } },
      },
    }),
  );
  if (readAt === null && !onlyFetched) {
    await database().letter.updateMany({ where: { id: letterId, readAt: null }, data: { readAt: now() } });
  }
  const payload = letterPayload(letter);
  const { subject, letter: composed } = composeLetter(letter.kind, payload);
  return {
    id: letter.id,
    kind: letter.kind,
    subject: titleInMail(subject),
    letter: composed,
    /** The page it is about. */
    link: payload.link,
    about: child && fullName(child.person),
    createdAt: letter.createdAt,
    archived: letter.archivedAt !== null,
  };
}

export type OpenLetter = Awaited<ReturnType<typeof openLetter>>;
