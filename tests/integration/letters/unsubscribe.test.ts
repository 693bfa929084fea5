import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GET, POST as oneClick } from '@/app/(access)/unsubscribe/[token]/route';
import { POST as press } from '@/app/(access)/unsubscribe/[token]/choice/save/route';
import { templates } from '@/emails/letter';
import type { LetterKind } from '@/lib/domain/letters';
import { sendLetter } from '@/lib/letters/send-letter';
import { describeSubscription } from '@/lib/letters/unsubscribe';
import { freePort } from '@/lib/local/ports';
import { now, setClock } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { closeMail } from '@/lib/platform/mail';
import { queueLetter } from '@/lib/platform/outbox';
import { givenParent } from '@/tests/support/given';
import { givenReminder } from '@/tests/support/given/letters';
import { posted } from '@/tests/support/posted';
import { fingerprint, tracesOf } from '@/tests/support/traces';
import { MailServer } from './mail-server';

let parent: Awaited<ReturnType<typeof givenParent>>;
let server: MailServer;

// Before anything reads the settings.
beforeAll(async () => {
  server = new MailServer(await freePort());
  process.env.SMTP_URL = server.url;
});

beforeEach(async () => {
  parent = await givenParent();
});

afterEach(() => setClock());

const paramsOf = (token: string) => ({ params: Promise.resolve({ token }) });

/** What the server of a mail provider sends: no cookie, no origin, either encoding of the one field. */
function providerPost(
  token: string,
  body: BodyInit = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
) {
  const request = new Request(`http://portal.test/unsubscribe/${token}`, { method: 'POST', body });
  return oneClick(request, paramsOf(token));
}

async function mutedTopics(): Promise<string[]> {
  const row = await database().notificationSetting.findUnique({ where: { accountId: parent.accountId } });
  return row?.mutedTopics ?? [];
}

function asMultipart(): FormData {
  const form = new FormData();
  form.set('List-Unsubscribe', 'One-Click');
  return form;
}

describe('one click in the mail program', () => {
  test.each([
    ['urlencoded', () => undefined],
    ['multipart', asMultipart],
  ])('switches the topic off without cookies and from anywhere: %s', async (_, body) => {
    const { token } = await givenReminder(parent);
    const { audit } = await tracesOf(async () => {
      const answer = await providerPost(token, body());
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('Письма отключены');
    });
    expect(await mutedTopics()).toEqual(['reminders']);
    expect(audit).toMatchObject([
      {
        event: 'notifications_switched_off',
        by: null,
        subject: ['account', parent.accountId],
        details: { topics: ['reminders'] },
      },
    ]);
  });

  test('again changes nothing more, and many at once are as one', async () => {
    const { token } = await givenReminder(parent);
    const answers = await Promise.all(Array.from({ length: 5 }, () => providerPost(token)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const before = await fingerprint();
    expect((await providerPost(token)).status).toBe(200);
    expect(await fingerprint()).toEqual(before);
    expect(await mutedTopics()).toEqual(['reminders']);
  });

  test('keeps what was switched off before', async () => {
    const data = { accountId: parent.accountId, mutedTopics: ['amount' as const], quietFrom: 22, quietTo: 7 };
    await database().notificationSetting.create({ data });
    await providerPost((await givenReminder(parent)).token);
    expect(
      await database().notificationSetting.findUnique({ where: { accountId: parent.accountId } }),
    ).toMatchObject({ mutedTopics: ['amount', 'reminders'], quietFrom: 22, quietTo: 7 });
  });

  test('without the words of the standard leads to the page and changes nothing', async () => {
    const { token } = await givenReminder(parent);
    for (const body of [new URLSearchParams(), new URLSearchParams({ 'List-Unsubscribe': 'yes' }), '{}']) {
      const answer = await providerPost(token, body);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `/unsubscribe/${token}/choice`]);
    }
    expect(await mutedTopics()).toEqual([]);
  });
});

describe('a link that does not work is answered calmly and changes nothing', () => {
  const wrong = {
    'no token': () => Promise.resolve('no-such-token'),
    'the mark of another letter': async () => {
      const [one, other] = [await givenReminder(parent), await givenReminder(parent)];
      const [a, b] = [one, other].map(({ token }) => Buffer.from(token, 'base64url').toString('hex'));
      return Buffer.from(`${a?.slice(0, 32)}${b?.slice(32)}`, 'hex').toString('base64url');
    },
    'a letter that is gone': async () => {
      const { id, token } = await givenReminder(parent);
      await database().letter.delete({ where: { id } });
      return token;
    },
    'a year old': async () => {
      const old = new Date(now().getTime() - 366 * 86_400_000);
      return (await givenReminder(parent, old)).token;
    },
    'a letter that cannot be switched off': async () => {
      const { id, token } = await givenReminder(parent);
      await database().letter.update({ where: { id }, data: { kind: 'password_changed' } });
      return token;
    },
  };

  test.each(Object.entries(wrong))('%s', async (_, make) => {
    const token = await make();
    expect(await describeSubscription(token)).toBeNull();
    const before = await fingerprint();
    const answer = await providerPost(token);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Ссылка не действует');
    expect((await pressed(token, 'off')).status).toBe(303);
    expect(await fingerprint()).toEqual(before);
  });
});

function pressed(token: string, letters: 'off' | 'on', headers: Record<string, string> = {}) {
  const body = new URLSearchParams({ letters });
  return press(posted(`/unsubscribe/${token}/choice/save`, { body, headers }), paramsOf(token));
}

describe('the page behind the link', () => {
  test('opened by a mail scanner changes nothing', async () => {
    const { token, link } = await givenReminder(parent);
    const before = await fingerprint();
    const answer = await GET(new Request(link), paramsOf(token));
    expect(answer.headers.get('location')).toBe(`/unsubscribe/${token}/choice`);
    expect(await describeSubscription(token)).toEqual({ titles: ['Напоминания'], comes: true });
    expect(await fingerprint()).toEqual(before);
  });

  test('has a button and one that takes it back', async () => {
    const { token } = await givenReminder(parent);
    await pressed(token, 'off');
    expect(await describeSubscription(token)).toEqual({ titles: ['Напоминания'], comes: false });
    await pressed(token, 'on');
    await pressed(token, 'on');
    expect(await describeSubscription(token)).toEqual({ titles: ['Напоминания'], comes: true });
    expect(await mutedTopics()).toEqual([]);
  });

  test('takes its buttons from its own site alone', async () => {
    const { token } = await givenReminder(parent);
    const answer = await pressed(token, 'off', { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(403);
    expect(await mutedTopics()).toEqual([]);
  });
});

test('the address names neither the account nor the letter', async () => {
  const { id, link } = await givenReminder(parent);
  expect(link).toMatch(/^http:\/\/portal\.test\/unsubscribe\/[\w-]{43}$/);
  for (const known of [id, parent.accountId, parent.personId, parent.login])
    expect(link).not.toContain(known);
  expect(await describeSubscription(randomUUID())).toBeNull();
});

describe('on the way to the mail server', () => {
  beforeEach(() => server.start());

  afterEach(async () => {
    closeMail();
    await server.stop();
    server.received.length = 0;
  });

  async function send(kind: LetterKind, accountId: string | null = parent.accountId) {
    const to = { personId: parent.personId, accountId, email: 'vera@example.ru' };
    const letterId = await inTransaction((tx) =>
      queueLetter<LetterKind>(tx, to, kind, templates[kind].Letter.PreviewProps),
    );
    await sendLetter({ letterId });
    const [mail] = server.received;
    if (!mail) throw new Error('The letter did not arrive');
    return mail;
  }

  test('a letter that can be switched off carries the address of one click, and it works', async () => {
    const { headers, parts } = await send('visit_tomorrow');
    expect(headers.get('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
    const [, link = '', token = ''] =
      /^<(\S+\/unsubscribe\/([\w-]{43}))>$/.exec(headers.get('list-unsubscribe')?.[0] ?? '') ?? [];
    expect(parts.get('text/html')).toContain(`href="${link}"`);
    expect(parts.get('text/plain')).toContain('Не присылать такие письма');
    expect(parts.get('text/plain')).toContain('/account/notifications');
    expect((await providerPost(token)).status).toBe(200);
    expect(await mutedTopics()).toEqual(['visits']);
  });

  test.each(['password_changed', 'certificate_activated', 'visit_cancelled'] as const)(
    'one that cannot carries none: %s',
    async (kind) => {
      const { headers, parts } = await send(kind);
      expect(headers.has('list-unsubscribe')).toBe(false);
      expect(parts.get('text/html')).not.toContain('/unsubscribe/');
    },
  );

  test('nor one to somebody without an account, who has nothing to choose by', async () => {
    const { headers } = await send('visit_tomorrow', null);
    expect(headers.has('list-unsubscribe')).toBe(false);
  });
});
