import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { templates } from '@/emails/letter';
import { sendLetter } from '@/lib/letters/send-letter';
import { freePort } from '@/lib/local/ports';
import { database, inTransaction } from '@/lib/platform/database';
import { closeMail } from '@/lib/platform/mail';
import { queueLetter } from '@/lib/platform/outbox';
import { givenParent } from '@/tests/support/given';
import { setMailSettings } from '@/tests/support/mail-settings';
import { FaultyServer, type Fault } from './faulty-server';
import { MailServer } from './mail-server';

let faulty: FaultyServer;
let decent: MailServer;
let parent: Awaited<ReturnType<typeof givenParent>>;
let letters = 0;

beforeAll(async () => {
  faulty = new FaultyServer(await freePort());
  decent = new MailServer(await freePort());
  await Promise.all([faulty.start(), decent.start()]);
  parent = await givenParent();
});

afterEach(() => {
  closeMail();
  decent.refusal = null;
  faulty.fault = null;
  faulty.received.length = 0;
});

afterAll(() => Promise.all([faulty.stop(), decent.stop()]));

async function queued() {
  letters += 1;
  const email = `fault-${letters}@example.ru`;
  const { personId, accountId } = parent;
  const payload = templates.confirm_email.Letter.PreviewProps;
  await inTransaction((tx) => queueLetter(tx, { personId, accountId, email }, 'confirm_email', payload));
  return database().letter.findFirstOrThrow({ where: { emailTo: email } });
}

function rowOf(id: string) {
  return database().letter.findUniqueOrThrow({ where: { id } });
}

function idsReceived(): string[] {
  return faulty.received.map((letter) => /^Message-ID: (\S+)/im.exec(letter)?.[1] ?? '');
}

/** How often a letter came over while the server failed and after: an unanswered one may have arrived. */
const cases: readonly { fault: Fault; reason: RegExp; arrivals: number }[] = [
  { fault: 'closes_at_greeting', reason: /^ECONNECTION|^ESOCKET/, arrivals: 1 },
  { fault: 'too_busy', reason: /421|^ECONNECTION|^ESOCKET/, arrivals: 1 },
  { fault: 'says_nothing', reason: /^ETIMEDOUT/, arrivals: 1 },
  { fault: 'talks_for_ever', reason: /./, arrivals: 1 },
  { fault: 'says_nothing_after_data', reason: /^ETIMEDOUT/, arrivals: 2 },
  { fault: 'dies_amid_data', reason: /^ECONNECTION|^ESOCKET/, arrivals: 1 },
  { fault: 'dies_before_answer', reason: /^ECONNECTION|^ESOCKET/, arrivals: 2 },
];

describe('the letter waits and goes out under the same id, when the mail server', () => {
  beforeAll(() => setMailSettings({ SMTP_URL: `smtp://127.0.0.1:${faulty.port}`, MAIL_TIMEOUT: '1' }));

  test.each(cases)('$fault', async ({ fault, reason, arrivals }) => {
    const { id, messageId } = await queued();
    faulty.fault = fault;
    const began = performance.now();
    await expect(sendLetter({ letterId: id })).rejects.toThrow();
    // Four times the wait for one answer is the most a delivery takes.
    expect(performance.now() - began).toBeLessThan(5500);
    const delayed = await rowOf(id);
    expect(delayed).toMatchObject({ delivery: 'queued', attempts: 1, attemptStartedAt: null });
    expect(delayed.lastError).toMatch(reason);
    faulty.fault = null;
    await sendLetter({ letterId: id });
    expect(await rowOf(id)).toMatchObject({ delivery: 'sent', attempts: 2, lastError: null });
    expect(idsReceived()).toEqual(Array<string>(arrivals).fill(messageId));
  });
});

describe('a well-behaved server', () => {
  beforeAll(() => setMailSettings({ SMTP_URL: decent.url }));

  test('greylists: the letter goes out at the next attempt', async () => {
    const { id, messageId } = await queued();
    decent.refusal = { at: 'RCPT TO', code: 451, text: '4.7.1 Greylisted, try again later' };
    await expect(sendLetter({ letterId: id })).rejects.toThrow('EENVELOPE RCPT TO 451 4.7.1');
    expect(await database().badAddress.count()).toBe(0);
    decent.refusal = null;
    await sendLetter({ letterId: id });
    expect(await rowOf(id)).toMatchObject({ delivery: 'sent', attempts: 2 });
    expect(decent.received.at(-1)?.headers.get('message-id')).toEqual([messageId]);
  });

  test.each([
    [554, '5.7.1 blocked using a list', 'EENVELOPE RCPT TO 554 5.7.1'],
    [550, '5.1.8 Sender address rejected', 'EENVELOPE RCPT TO 550 5.1.8'],
    [530, '5.7.0 Authentication required', 'EENVELOPE RCPT TO 530 5.7.0'],
  ])(
    'refuses us where it is told the recipient, by %i %s: the letter waits for our mending',
    async (code, text, reason) => {
      const { id } = await queued();
      decent.refusal = { at: 'RCPT TO', code, text };
      await expect(sendLetter({ letterId: id })).rejects.toThrow(reason);
      expect(await rowOf(id)).toMatchObject({
        delivery: 'queued',
        lastError: reason,
        attemptStartedAt: null,
      });
      expect(await database().badAddress.count()).toBe(0);
      decent.refusal = null;
      await sendLetter({ letterId: id });
      expect(await rowOf(id)).toMatchObject({ delivery: 'sent', lastError: null });
    },
  );

  test.each([
    ['RCPT TO', 550, 'relay not permitted', 'EENVELOPE RCPT TO 550'],
    ['RCPT TO', 550, '5.1.0 Sender address rejected', 'EENVELOPE RCPT TO 550 5.1.0'],
    ['DATA', 554, '5.7.1 looks like spam', 'EMESSAGE DATA 554 5.7.1'],
  ] as const)(
    'refuses at %s by %i %s: the letter has failed, its address is not marked',
    async (at, code, text, reason) => {
      const { id } = await queued();
      decent.refusal = { at, code, text };
      await sendLetter({ letterId: id });
      expect(await rowOf(id)).toMatchObject({ delivery: 'failed', lastError: reason });
      expect(await database().badAddress.count()).toBe(0);
    },
  );
});
