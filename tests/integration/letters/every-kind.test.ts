import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { renderLetter } from '@/emails/letter';
import { samplesOf } from '@/emails/samples';
import { letterKinds, type LetterKind } from '@/lib/domain/letters';
import { supportPhoneFor } from '@/lib/letters/support-phone';
import { freePort } from '@/lib/local/ports';
import { database, inTransaction } from '@/lib/platform/database';
import { queueLetter } from '@/lib/platform/outbox';
import { givenChild, givenMunicipality, givenParent } from '@/tests/support/given';
import { MailServer } from './mail-server';
import type { ReceivedMail } from './read-mail';
import { WorkerProcess } from './worker-process';

const kinds = Object.keys(letterKinds) as LetterKind[];
const addressOf = (kind: LetterKind) => `${kind.replaceAll('_', '-')}@example.ru`;

let server: MailServer;
let worker: WorkerProcess;
let parent: Awaited<ReturnType<typeof givenParent>>;

type About = { personId: string; accountId: string; childId: string };

/** Queues a letter of the kind as the verbs do, to an address no other kind is sent to. */
async function queue(kind: LetterKind, { personId, accountId, childId }: About) {
  const [payload] = samplesOf(kind);
  if (!payload) throw new Error(`No sample of ${kind}`);
  await inTransaction((tx) =>
    queueLetter<LetterKind>(tx, { personId, accountId, childId, email: addressOf(kind) }, kind, payload),
  );
}

// One worker and one mail server: starting them takes longer than all the letters.
beforeAll(async () => {
  server = new MailServer(await freePort());
  await server.start();
  worker = new WorkerProcess({ SMTP_URL: server.url });
  parent = await givenParent();
  const { childId } = await givenChild({ parent, municipalityId: (await givenMunicipality()).id });
  for (const kind of kinds) await queue(kind, { ...parent, childId });
  const allCame = () => expect(server.received.length).toBeGreaterThanOrEqual(kinds.length);
  await vi.waitFor(allCame, { timeout: 90_000, interval: 100 });
}, 120_000);

afterAll(async () => {
  await worker.discard();
  await server.stop();
});

function received(kind: LetterKind): ReceivedMail {
  const letters = server.received.filter(({ recipients }) => recipients.includes(addressOf(kind)));
  expect(letters).toHaveLength(1);
  return letters[0] as ReceivedMail;
}

const linesOf = (text = '') => text.split('\n').map((line) => line.trim());

describe.each(kinds)('over SMTP, the letter %s', (kind) => {
  test('arrives once, whole, in HTML and plain text, from the portal and to its recipient alone', async () => {
    const { recipients, headers, subject, parts } = received(kind);
    const [payload] = samplesOf(kind);
    const supportPhone = await supportPhoneFor(parent.personId);
    const written = await renderLetter(kind, payload as never, { supportPhone });
    expect(recipients).toEqual([addressOf(kind)]);
    expect(headers.get('to')).toEqual([addressOf(kind)]);
    expect(subject).toBe(written.subject);
    expect([...parts.keys()]).toEqual(['text/plain', 'text/html']);
    expect(linesOf(parts.get('text/plain'))).toEqual(expect.arrayContaining(linesOf(written.text)));
    expect(parts.get('text/html')).toContain(/<h1.*?<\/h1>/s.exec(written.html)?.[0]);
    expect(parts.get('text/html')).toContain(`href="${payload?.link}"`);
    const row = { where: { emailTo: addressOf(kind) } };
    const { messageId } = await database().letter.findFirstOrThrow(row);
    expect(headers.get('message-id')).toEqual([messageId]);
    expect(headers.get('from')?.[0]).toContain('no-reply@');
    expect(headers.get('auto-submitted')).toEqual(['auto-generated']);
    await expect
      .poll(async () => (await database().letter.findFirstOrThrow(row)).delivery, { timeout: 20_000 })
      .toBe('sent');
  });
});
