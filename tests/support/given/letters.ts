import { templates } from '@/emails/letter';
import { letterKinds, type LetterKind, type LetterPayloads } from '@/lib/domain/letters';
import { sentLetterRow } from '@/lib/local/demo/rows/letters';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { unsubscribeLink } from '@/lib/platform/unsubscribe-token';

type Reader = { personId: string | null; accountId: string };

type GivenLetter<Kind extends LetterKind> = {
  to: Reader;
  kind: Kind;
  payload: LetterPayloads[Kind];
  childId?: string | null;
  createdAt?: Date;
};

/** A letter that was sent and lies unread in «Почта». */
export async function givenLetter<Kind extends LetterKind>({
  to: { personId, accountId },
  childId = null,
  createdAt = now(),
  ...said
}: GivenLetter<Kind>): Promise<string> {
  const row = sentLetterRow({ ...said, personId, accountId, childId, email: 'to@example.com', createdAt });
  await database().letter.create({ data: row });
  return row.id;
}

/** The simplest letters there are: about this child, or about nobody. */
export function givenPlainLetter(to: Reader, createdAt?: Date, childId?: string): Promise<string> {
  const kind = childId === undefined ? 'correction_answered' : 'guardian_added';
  return givenLetter({ to, kind, payload: templates[kind].Letter.PreviewProps, childId, createdAt });
}

/** «Сертификат получен» about this certificate. */
export function givenReceivedLetter(
  to: Reader,
  { certificateId, childId }: { certificateId: string; childId: string },
): Promise<string> {
  const link = new URL(`/cabinet/certificates/${certificateId}`, environment().APP_URL).href;
  const payload = { ...templates.certificate_received.Letter.PreviewProps, link };
  return givenLetter({ to, kind: 'certificate_received', payload, childId });
}

/** One letter of each kind that «Почта» shows, about this child. */
export async function givenLettersOfEveryKind(to: Reader, childId: string): Promise<string[]> {
  const kinds = (Object.keys(letterKinds) as LetterKind[]).filter((kind) => letterKinds[kind].shownInCabinet);
  const letters: string[] = [];
  for (const kind of kinds) {
    letters.push(await givenLetter({ to, kind, payload: templates[kind].Letter.PreviewProps, childId }));
  }
  return letters;
}

/** A reminder that went out to this member of a family, with the token of its «не присылать такие письма». */
export async function givenReminder(to: Reader, createdAt?: Date) {
  const payload = templates.papers_reminder.Letter.PreviewProps;
  const id = await givenLetter({ to, kind: 'papers_reminder', payload, createdAt });
  const link = unsubscribeLink(id);
  return { id, link, token: new URL(link).pathname.replace('/unsubscribe/', '') };
}
