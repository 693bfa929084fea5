import { sentLetterRow } from '@/lib/local/demo/rows/letters';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';

type Reader = { personId: string | null; accountId: string };

/** A letter that the mail server refused for good; it lies unread in «Почта» of this account. */
export async function givenFailedLetter({ personId, accountId }: Reader): Promise<string> {
  const row = sentLetterRow({
    kind: 'password_changed',
    payload: { changedAt: '20.06.2019 10:11', link: 'https://example.com' },
    personId,
    childId: null,
    accountId,
    email: 'nobody@example.com',
    createdAt: now(),
  });
  const failed = { delivery: 'failed', sentAt: null, lastError: 'EENVELOPE RCPT TO 550 5.1.1' } as const;
  const { id } = await database().letter.create({ data: { ...row, ...failed } });
  return id;
}
