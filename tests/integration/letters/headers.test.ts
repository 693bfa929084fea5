import { generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '@/lib/local/ports';
import { sendMail, type Mail } from '@/lib/platform/mail';
import { messageIdOf } from '@/lib/platform/message-id';
import { setMailSettings } from '@/tests/support/mail-settings';
import { checkSignature } from './dkim';
import { MailServer } from './mail-server';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const letterId = '0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b';
const unsubscribe = `https://portal.test/unsubscribe/${'AbC-123'.repeat(12)}`;
const plain = {
  MAIL_FROM: 'Сертификат <no-reply@mail.example.ru>',
  MAIL_BOUNCE_TO: '',
  DKIM_DOMAIN: '',
  DKIM_SELECTOR: '',
  DKIM_PRIVATE_KEY: '',
};

let server: MailServer;

beforeAll(async () => {
  server = new MailServer(await freePort());
  await server.start();
});

afterEach(() => {
  server.received.length = 0;
});

afterAll(() => server.stop());

async function sent(settings: Readonly<Record<string, string>>, more: Partial<Mail> = {}) {
  setMailSettings({ SMTP_URL: server.url, ...plain, ...settings });
  await sendMail({
    to: 'vera@example.ru',
    subject: 'Заявка на сертификат ПФДО. Подтверждение электронной почты',
    html: `<p>Здравствуйте,   Вера!</p>${'<p>Длинное письмо с тире — и точкой.</p>'.repeat(40)}`,
    text: 'Здравствуйте!  \n\n.\n.. строка с точкой\n\n',
    messageId: messageIdOf(letterId),
    ...more,
  });
  const [mail] = server.received;
  if (!mail) throw new Error('Nothing arrived');
  return mail;
}

test('the Message-ID and the sender of the envelope are of the domain people see', async () => {
  const mail = await sent({});
  expect(mail.headers.get('message-id')).toEqual([`<${letterId}@mail.example.ru>`]);
  expect(mail.headers.get('from')?.[0]).toContain('<no-reply@mail.example.ru>');
  expect(mail.sender).toBe('no-reply@mail.example.ru');
  expect(Date.parse(mail.headers.get('date')?.[0] ?? '')).toBeGreaterThan(Date.now() - 60_000);
});

test('reports of a failure go where the settings say and name the letter', async () => {
  const mail = await sent({ MAIL_BOUNCE_TO: 'bounces@mail.example.ru' });
  expect(mail.sender).toBe('bounces@mail.example.ru');
  expect(mail.headers.get('from')?.[0]).toContain('<no-reply@mail.example.ru>');
  expect(mail.envelopeId).toBe(`${letterId}@mail.example.ru`);
});

test('a letter that can be unsubscribed from says how, by one press', async () => {
  const without = await sent({});
  expect(without.headers.has('list-unsubscribe')).toBe(false);
  server.received.length = 0;
  const { headers } = await sent({}, { unsubscribe });
  expect(headers.get('list-unsubscribe')).toEqual([`<${unsubscribe}>`]);
  expect(headers.get('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
});

describe('the signature', () => {
  const signing = {
    DKIM_DOMAIN: 'example.ru',
    DKIM_SELECTOR: 'portal2026',
    DKIM_PRIVATE_KEY: privateKey.replaceAll('\n', '\\n'),
  };

  test('holds for what arrived, and covers what must not be changed', async () => {
    const { raw } = await sent(signing, { unsubscribe });
    const { tags, holds } = checkSignature(raw, publicKey);
    expect(holds).toBe(true);
    expect(tags).toMatchObject({ d: 'example.ru', s: 'portal2026', a: 'rsa-sha256', c: 'relaxed/relaxed' });
    const covered = (tags.h ?? '').toLowerCase().split(':');
    const needed = [
      'from',
      'to',
      'subject',
      'date',
      'message-id',
      'list-unsubscribe',
      'list-unsubscribe-post',
    ];
    expect(covered).toEqual(expect.arrayContaining(needed));
  });

  test.each([
    ['the text', (raw: string) => raw.replace(/(\r\n\r\n--[^\r]+\r\n)/, '$1X-Added: yes\r\n')],
    ['the way to unsubscribe', (raw: string) => raw.replace('/unsubscribe/AbC', '/unsubscribe/AbD')],
    ['the sender', (raw: string) => raw.replace('no-reply@mail', 'no-reply@evil')],
  ])('does not hold when somebody changed %s', async (_, change) => {
    const { raw } = await sent(signing, { unsubscribe });
    const changed = change(raw);
    expect(changed).not.toBe(raw);
    expect(checkSignature(changed, publicKey).holds).toBe(false);
  });

  test('is left out without its settings', async () => {
    expect((await sent({})).headers.has('dkim-signature')).toBe(false);
  });
});
