import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { templates } from '@/emails/letter';
import type { LetterKind } from '@/lib/domain/letters';
import { sendLetter } from '@/lib/letters/send-letter';
import { freePort } from '@/lib/local/ports';
import { database, inTransaction } from '@/lib/platform/database';
import { workJobs } from '@/lib/platform/jobs';
import { awaitTurn } from '@/lib/platform/mail-pace';
import { queueLetter } from '@/lib/platform/outbox';
import { givenParent } from '@/tests/support/given';
import { lettersOnly } from '@/tests/support/letters-only';
import { setMailSettings } from '@/tests/support/mail-settings';
import { MailServer } from './mail-server';

let server: MailServer;
let parent: Awaited<ReturnType<typeof givenParent>>;

beforeAll(async () => {
  server = new MailServer(await freePort());
  await server.start();
  parent = await givenParent();
});

beforeEach(async () => {
  await database().$executeRaw`DELETE FROM pgboss.job`;
  await database().$executeRaw`UPDATE mail_pace SET next_at = now()`;
});

afterEach(() => {
  server.received.length = 0;
});

afterAll(() => server.stop());

async function queue(kind: 'confirm_email' | 'password_changed' | 'scan_unreadable', email: string) {
  const to = { personId: parent.personId, accountId: parent.accountId, email };
  await inTransaction((tx) => queueLetter<LetterKind>(tx, to, kind, templates[kind].Letter.PreviewProps));
  return database().letter.findFirstOrThrow({ where: { emailTo: email }, orderBy: { createdAt: 'desc' } });
}

test('turns drawn at the same moment come one after another, as many a minute as the settings say', async () => {
  setMailSettings({ SMTP_URL: server.url, MAIL_PER_MINUTE: '600' });
  const began = performance.now();
  const turns = await Promise.all(
    Array.from({ length: 6 }, () => awaitTurn().then(() => performance.now() - began)),
  );
  turns.sort((a, b) => a - b);
  turns.forEach((turn, n) => expect(turn).toBeGreaterThanOrEqual(n * 100 - 20));
  expect(turns.at(-1)).toBeLessThan(2000);
});

test('a clock that was put back holds up letters for a minute at most', async () => {
  setMailSettings({ SMTP_URL: server.url, MAIL_PER_MINUTE: '6000' });
  await database().$executeRaw`UPDATE mail_pace SET next_at = clock_timestamp() + interval '1 day'`;
  // It waits out the minute by itself; how long that is stands in the row.
  void awaitTurn();
  const wait = async () => {
    const [row] = await database().$queryRaw<{ seconds: number }[]>`
      SELECT extract(epoch FROM next_at - clock_timestamp())::float8 AS seconds FROM mail_pace`;
    return row?.seconds;
  };
  await expect.poll(wait, { timeout: 5000, interval: 50 }).toBeLessThan(61);
});

test('a letter that waits for its turn has not been tried yet', async () => {
  setMailSettings({ SMTP_URL: server.url, MAIL_PER_MINUTE: '6000' });
  const { id } = await queue('confirm_email', 'patient@example.ru');
  await database().$executeRaw`UPDATE mail_pace SET next_at = clock_timestamp() + interval '1 second'`;
  const sending = sendLetter({ letterId: id });
  await new Promise((passed) => setTimeout(passed, 300));
  const waiting = await database().letter.findUniqueOrThrow({ where: { id } });
  expect(waiting).toMatchObject({ delivery: 'queued', attempts: 0, attemptStartedAt: null });
  expect(server.received).toEqual([]);
  await sending;
  expect(await database().letter.findUniqueOrThrow({ where: { id } })).toMatchObject({
    delivery: 'sent',
    attempts: 1,
  });
});

test('what somebody waits for in front of the screen goes before the rest', async () => {
  setMailSettings({ SMTP_URL: server.url, MAIL_PER_MINUTE: '6000' });
  await queue('scan_unreadable', 'first@example.ru');
  await queue('scan_unreadable', 'second@example.ru');
  await queue('confirm_email', 'urgent@example.ru');
  await queue('password_changed', 'urgent-too@example.ru');
  const { stop } = await workJobs(lettersOnly);
  try {
    await expect.poll(() => server.received.length, { timeout: 20_000, interval: 50 }).toBe(4);
  } finally {
    await stop();
  }
  expect(server.received.map(({ recipients }) => recipients[0])).toEqual([
    'urgent@example.ru',
    'urgent-too@example.ru',
    'first@example.ru',
    'second@example.ru',
  ]);
});
