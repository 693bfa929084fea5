import { templates } from '@/emails/letter';
import { sentLetterRow } from '@/lib/local/demo/rows/letters';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { unsubscribeLink } from '@/lib/platform/unsubscribe-token';

type Owner = { personId: string; accountId: string };

/** A reminder that went out to this member of a family, with the token of its «не присылать такие письма». */
export async function givenReminder({ personId, accountId }: Owner, createdAt: Date = now()) {
  const payload = templates.papers_reminder.Letter.PreviewProps;
  const email = 'vera@example.ru';
  const row = sentLetterRow({ kind: 'papers_reminder', payload, personId, accountId, email, createdAt });
  const { id } = await database().letter.create({ data: row });
  const link = unsubscribeLink(id);
  return { id, link, token: new URL(link).pathname.replace('/unsubscribe/', '') };
}
