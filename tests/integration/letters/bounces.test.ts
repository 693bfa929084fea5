import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { POST } from '@/app/api/bounces/route';
import { POST as saysItWorks } from '@/app/cabinet/address/save/route';
import { templates } from '@/emails/letter';
import { openSession } from '@/lib/access/session';
import { confirmApplication } from '@/lib/applications/confirm-application';
import { resendConfirmation } from '@/lib/applications/resend-confirmation';
import { sendLetterAgain } from '@/lib/health/failed-letters';
import { getOwnChoices } from '@/lib/letters/own-choices';
import { readBounces } from '@/lib/letters/read-bounces';
import { longestReport, recordBounce } from '@/lib/letters/record-bounce';
import { listUnreached, reachAgain } from '@/lib/letters/unreached';
import { badAmong, badAddressDays, markBadAddress } from '@/lib/platform/bad-addresses';
import { now, setClock } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { queueLetter } from '@/lib/platform/outbox';
import { recipientsOf } from '@/lib/record-changes/recipients';
import { failureReport } from '@/tests/support/failure-report';
import {
  givenApplication,
  givenCertificate,
  givenChild,
  givenMunicipality,
  givenParent,
  givenStaff,
  unique,
} from '@/tests/support/given';
import { setMailSettings } from '@/tests/support/mail-settings';
import { lastToken } from '@/tests/support/ready-family';
import { posted } from '@/tests/support/posted';
import { refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

type Parent = Awaited<ReturnType<typeof givenParent>>;

let parent: Parent;
let municipalityId: string;
let email: string;

beforeAll(async () => {
  municipalityId = (await givenMunicipality()).id;
});

beforeEach(async () => {
  email = `Vera-${unique()}@example.ru`;
  parent = await givenParent({ email });
});

/** A letter of the cabinet to this family, as a verb queues it, and gone out if there was an address to go to. */
async function letterTo(to: string = email) {
  const { personId, accountId } = parent;
  const { childId } = await givenChild({ parent, municipalityId });
  const payload = templates.scan_unreadable.Letter.PreviewProps;
  await inTransaction((tx) =>
    queueLetter(tx, { personId, accountId, childId, email: to }, 'scan_unreadable', payload),
  );
  const letter = await database().letter.findFirstOrThrow({
    where: { personId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  if (letter.emailTo === null) return letter;
  return database().letter.update({
    where: { id: letter.id },
    data: { delivery: 'sent', sentAt: now(), attempts: 1 },
  });
}

function rowOf(id: string) {
  return database().letter.findUniqueOrThrow({ where: { id } });
}

async function isMarked(address = email): Promise<boolean> {
  return (await badAmong(database(), [address])).length === 1;
}

/** Letters to the family come back: no such address. */
async function bounced(): Promise<void> {
  const { messageId } = await letterTo();
  expect(await recordBounce(failureReport({ messageId }))).toBe('recorded');
}

describe('a report of a failure', () => {
  test('fails its letter and marks the address, once, with an entry in the audit that names nobody', async () => {
    const { id, messageId } = await letterTo();
    const report = failureReport({ messageId, recipient: email });
    const { audit, jobs } = await tracesOf(() => recordBounce(report));
    expect(await rowOf(id)).toMatchObject({ delivery: 'failed', lastError: 'DSN 5.1.1', sentAt: null });
    expect(await isMarked()).toBe(true);
    expect(audit).toMatchObject([
      { event: 'address_marked', by: null, subject: ['letter', id], details: { reason: 'DSN 5.1.1' } },
    ]);
    expect(jobs).toEqual([]);
    const again = await tracesOf(async () => expect(await recordBounce(report)).toBe('unknown'));
    expect(again.audit).toEqual([]);
  });

  test('of an envelope whose letter is not returned does the same', async () => {
    const { id, messageId } = await letterTo();
    await recordBounce(failureReport({ messageId: null, envelopeId: messageId.slice(1, -1) }));
    expect(await rowOf(id)).toMatchObject({ delivery: 'failed' });
  });

  test('marks whom the letter went to, whatever address it names', async () => {
    const { messageId } = await letterTo();
    await recordBounce(failureReport({ messageId, recipient: 'stranger@example.com' }));
    expect(await isMarked()).toBe(true);
    expect(await isMarked('stranger@example.com')).toBe(false);
  });

  test('of a letter nobody sent changes nothing, whomever it names', async () => {
    const { id } = await letterTo();
    const forged = failureReport({ messageId: '<made-up@localhost>', recipient: email });
    expect(await recordBounce(forged)).toBe('unknown');
    expect(await rowOf(id)).toMatchObject({ delivery: 'sent' });
    expect(await isMarked()).toBe(false);
  });

  test.each([
    ['4.2.2', false],
    ['4.4.7', false],
    ['5.7.1', false],
    ['5.2.2', true],
    ['5.0.0', false],
    ['5.1.0', false],
    ['5.1.10', true],
  ])('by %s marks the address: %s', async (status, marks) => {
    const { id, messageId } = await letterTo();
    await recordBounce(failureReport({ messageId, status }));
    expect(await rowOf(id)).toMatchObject({ delivery: 'failed', lastError: `DSN ${status}` });
    expect(await isMarked()).toBe(marks);
  });

  test('of a letter that its killed worker could not note any more is taken, too', async () => {
    const { id, messageId } = await letterTo();
    const inFlight = { delivery: 'queued', sentAt: null, attemptStartedAt: now() } as const;
    await database().letter.update({ where: { id }, data: inFlight });
    await recordBounce(failureReport({ messageId }));
    expect(await rowOf(id)).toMatchObject({ delivery: 'failed', attemptStartedAt: null });
  });

  test.each([
    ['in hand', { attemptStartedAt: now() }, true],
    ['without an answer', { lastError: 'ETIMEDOUT CONN' }, true],
    ['refused for a while', { lastError: 'EENVELOPE RCPT TO 451 4.7.1' }, false],
    ['queued again', { attempts: 0 }, false],
    ['never tried', { attempts: 0, lastError: 'ETIMEDOUT CONN' }, false],
  ])('of a letter that waits, its last attempt %s, counts: %s', async (_, waits, counts) => {
    const { id, messageId } = await letterTo();
    await database().letter.update({ where: { id }, data: { delivery: 'queued', sentAt: null, ...waits } });
    expect(await recordBounce(failureReport({ messageId }))).toBe(counts ? 'recorded' : 'unknown');
    expect(await rowOf(id)).toMatchObject({ delivery: counts ? 'failed' : 'queued' });
    expect(await isMarked()).toBe(counts);
  });

  test('that comes late, after «Отправить ещё раз», does not stop the letter', async () => {
    const { id, messageId } = await letterTo();
    await recordBounce(failureReport({ messageId }));
    await sendLetterAgain((await givenStaff({ role: 'regional_admin' })).actor, id);
    expect(await recordBounce(failureReport({ messageId }))).toBe('unknown');
    expect(await rowOf(id)).toMatchObject({ delivery: 'queued', attempts: 0, lastError: null });
  });

  test.each([
    [13, 'recorded'],
    [15, 'unknown'],
  ])('%i days after the letter was sent is %s', async (days, outcome) => {
    const { id, messageId } = await letterTo();
    const sentAt = new Date(now().getTime() - days * 86_400_000);
    await database().letter.update({ where: { id }, data: { sentAt } });
    expect(await recordBounce(failureReport({ messageId }))).toBe(outcome);
    expect(await isMarked()).toBe(outcome === 'recorded');
  });

  test('of a delay changes nothing', async () => {
    const { id, messageId } = await letterTo();
    expect(await recordBounce(failureReport({ messageId, action: 'delayed', status: '4.4.1' }))).toBe(
      'no_report',
    );
    expect(await rowOf(id)).toMatchObject({ delivery: 'sent' });
  });
});

describe('an address that letters do not reach', () => {
  test('gets no more of those that are kept in the cabinet, in whatever letters it is written', async () => {
    await bounced();
    const { jobs } = await tracesOf(async () => {
      const kept = await letterTo(email.toUpperCase());
      expect(kept).toMatchObject({ delivery: 'cabinet_only', emailTo: null, accountId: parent.accountId });
    });
    expect(jobs).toEqual([]);
    expect(await letterTo(`new-${email}`)).toMatchObject({ delivery: 'sent' });
  });

  test('still gets what somebody has just asked for and finds nowhere else', async () => {
    await bounced();
    const { personId } = parent;
    const payload = templates.confirm_email.Letter.PreviewProps;
    const to = { personId, accountId: null, email };
    const { letters } = await tracesOf(() =>
      inTransaction((tx) => queueLetter(tx, to, 'confirm_email', payload)),
    );
    expect(letters).toMatchObject([{ to: email, delivery: 'queued' }]);
  });

  test('is shown to the family with the reason, and goes on when they say it works', async () => {
    expect(await listUnreached(parent.actor)).toEqual([]);
    await bounced();
    expect(await listUnreached(parent.actor)).toMatchObject([
      { email, fault: 'такого адреса нет, возможно, в нём ошибка', applicationId: null },
    ]);
    const { audit } = await tracesOf(() => reachAgain(parent.actor));
    expect(audit).toMatchObject([
      { event: 'address_lifted', by: parent.accountId, subject: ['person', parent.personId] },
    ]);
    expect(await listUnreached(parent.actor)).toEqual([]);
    expect(await letterTo()).toMatchObject({ delivery: 'sent' });
    expect((await tracesOf(() => reachAgain(parent.actor))).audit).toEqual([]);
  });

  test('of another family stays marked', async () => {
    await bounced();
    const stranger = await givenParent({ email: `stranger-${unique()}@example.com` });
    await reachAgain(stranger.actor);
    expect(await isMarked()).toBe(true);
    expect(await listUnreached(stranger.actor)).toEqual([]);
  });

  test('is not taken up again by a child under 14', async () => {
    await bounced();
    const child = { ...parent.actor, role: 'child', ofAge: false } as const;
    expect(await refusedWithoutTrace(() => reachAgain(child))).toMatchObject({ code: 'forbidden' });
  });

  test('of an application that waits is shown with the application where it is corrected', async () => {
    await bounced();
    const other = await givenParent();
    const { childId } = await givenChild({ parent: other, municipalityId });
    const { applicationId } = await givenApplication({ childId, applicantId: other.personId, email });
    expect(await listUnreached(other.actor)).toMatchObject([{ email, applicationId }]);
    await database().application.update({ where: { id: applicationId }, data: { email: `new-${email}` } });
    expect(await listUnreached(other.actor)).toEqual([]);
  });

  test('is said to be one in «Настройка уведомлений», until its owner says that it works', async () => {
    expect(await getOwnChoices(parent.actor)).toMatchObject({ email, reached: true });
    await bounced();
    expect(await getOwnChoices(parent.actor)).toMatchObject({ email, reached: false });
    const { grantId: id, accountId } = parent;
    const token = await inTransaction((tx) => openSession(tx, { id, accountId, role: 'parent' }));
    const body = new URLSearchParams();
    const answer = await saysItWorks(posted('/cabinet/address/save', { token, body }), {
      params: Promise.resolve({}),
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/cabinet?saved=address']);
    expect(await isMarked()).toBe(false);
    expect(await getOwnChoices(parent.actor)).toMatchObject({ reached: true });
  });

  test('of a certificate is shown while no other is proven, and lifted with the rest', async () => {
    await bounced();
    const other = await givenParent();
    const { childId } = await givenChild({ parent: other, municipalityId });
    const { certificateId } = await givenCertificate({ childId, applicantId: other.personId });
    const application = { update: { email } };
    await database().certificate.update({ where: { id: certificateId }, data: { application } });
    expect(await recipientsOf(database(), certificateId)).toMatchObject([{ email }]);
    expect(await listUnreached(other.actor)).toMatchObject([{ email, applicationId: null }]);
    await reachAgain(other.actor);
    expect(await isMarked()).toBe(false);

    const own = { email: `own-${email}`, emailConfirmedAt: now() };
    await database().person.update({ where: { id: other.personId }, data: own });
    expect(await recipientsOf(database(), certificateId)).toMatchObject([{ email: own.email }]);
    await inTransaction((tx) => markBadAddress(tx, email, 'DSN 5.1.1'));
    expect(await listUnreached(other.actor)).toEqual([]);
  });

  test('is tried again by itself after half a year', async () => {
    await bounced();
    setClock(() => new Date(Date.now() + (badAddressDays + 1) * 86_400_000));
    await readBounces();
    setClock();
    expect(await isMarked()).toBe(false);
  });
});

describe('by the web', () => {
  const secret = 'a-secret-of-this-test-0123456789abcdef';
  const type = { 'content-type': 'message/rfc822' };
  const bearer = { authorization: `Bearer ${secret}` };

  beforeAll(() => setMailSettings({ BOUNCE_WEBHOOK_SECRET: secret }));
  afterAll(() => setMailSettings({ BOUNCE_WEBHOOK_SECRET: '' }));

  async function status(headers: Record<string, string>, body: string): Promise<number> {
    return (await POST(new Request('http://portal.test/api/bounces', { method: 'POST', headers, body })))
      .status;
  }

  test('a report is taken with the secret, whole and of its kind', async () => {
    const { id, messageId } = await letterTo();
    const report = failureReport({ messageId });
    expect(await status(type, report)).toBe(401);
    expect(await status({ ...type, authorization: `Bearer ${secret}x` }, report)).toBe(401);
    expect(await status({ ...bearer, 'content-type': 'text/plain' }, report)).toBe(415);
    expect(await rowOf(id)).toMatchObject({ delivery: 'sent' });
    expect(await status({ ...type, ...bearer }, report)).toBe(204);
    expect(await rowOf(id)).toMatchObject({ delivery: 'failed' });
    expect(await status({ ...type, ...bearer }, report)).toBe(204);
    expect(await status({ ...type, ...bearer }, 'Subject: hello\r\n\r\n')).toBe(204);
  });

  test('a report that brings the whole letter back is taken by its beginning', async () => {
    const { id, messageId } = await letterTo();
    const long = failureReport({ messageId }) + 'x'.repeat(longestReport);
    expect(await status({ ...type, ...bearer }, long)).toBe(204);
    expect(await rowOf(id)).toMatchObject({ delivery: 'failed' });
  });

  test('there is no such address while no secret is set', async () => {
    setMailSettings({ BOUNCE_WEBHOOK_SECRET: '' });
    expect(await status({ ...type, authorization: 'Bearer ' }, '')).toBe(404);
    expect(await status({ ...type, authorization: 'Bearer undefined' }, '')).toBe(404);
    setMailSettings({ BOUNCE_WEBHOOK_SECRET: secret });
  });
});

describe('by a mailbox', () => {
  let mailbox: string;

  beforeEach(async () => {
    mailbox = await mkdtemp(join(tmpdir(), 'bounces-'));
    for (const part of ['new', 'cur', 'tmp']) await mkdir(join(mailbox, part));
    setMailSettings({ BOUNCE_MAILBOX: mailbox });
    return async () => {
      setMailSettings({ BOUNCE_MAILBOX: '' });
      await rm(mailbox, { recursive: true });
    };
  });

  test('reports are recorded and removed, other messages kept as seen', async () => {
    const { id, messageId } = await letterTo();
    await writeFile(join(mailbox, 'new', '1.mx'), failureReport({ messageId }) + 'x'.repeat(longestReport));
    await writeFile(join(mailbox, 'new', '2.mx'), 'Subject: Отпуск\r\n\r\nЯ в отпуске');
    await writeFile(join(mailbox, 'new', '3.mx'), failureReport({ messageId: '<of-nobody@localhost>' }));
    await readBounces();
    expect(await rowOf(id)).toMatchObject({ delivery: 'failed' });
    expect(await readdir(join(mailbox, 'new'))).toEqual([]);
    expect(await readdir(join(mailbox, 'cur'))).toEqual(['2.mx:2,S']);
    await readBounces();
  });

  test('what cannot be read is put aside and keeps back nothing', async () => {
    const { id, messageId } = await letterTo();
    await mkdir(join(mailbox, 'new', '0.folder'));
    await writeFile(join(mailbox, 'new', '1.mx'), failureReport({ messageId }));
    await readBounces();
    expect(await rowOf(id)).toMatchObject({ delivery: 'failed' });
    expect(await readdir(join(mailbox, 'new'))).toEqual([]);
    expect(await readdir(join(mailbox, 'cur'))).toEqual(['0.folder:2,S']);
  });

  test('what was put aside is removed after a month', async () => {
    const of = (days: number) => new Date(Date.now() - days * 86_400_000);
    for (const [name, days] of [
      ['old:2,S', 31],
      ['late:2,S', 29],
    ] as const) {
      await writeFile(join(mailbox, 'cur', name), 'Subject: Отпуск\r\n\r\nЯ в отпуске');
      await utimes(join(mailbox, 'cur', name), of(days), of(days));
    }
    await readBounces();
    expect(await readdir(join(mailbox, 'cur'))).toEqual(['late:2,S']);
  });

  test('a mailbox that is not there is a fault the health page shows', async () => {
    setMailSettings({ BOUNCE_MAILBOX: join(mailbox, 'nowhere') });
    await expect(readBounces()).rejects.toThrow('ENOENT');
  });
});

test('who confirms an address by the letter that reached it lifts the mark', async () => {
  await bounced();
  const { childId } = await givenChild({ parent, municipalityId });
  const wrong = `wrong-${email}`;
  const { applicationId } = await givenApplication({ childId, applicantId: parent.personId, email: wrong });
  await resendConfirmation(parent.actor, applicationId, email);
  expect(await isMarked()).toBe(true);
  await confirmApplication(await lastToken(email), null);
  expect(await isMarked()).toBe(false);
});
