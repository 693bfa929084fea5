import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '@/lib/local/ports';
import { closeMail, failureReason, isPermanentFailure, sendMail, type Mail } from '@/lib/platform/mail';
import { MailServer } from './mail-server';

const letter: Mail = {
  to: 'vera@example.ru',
  subject: 'Проверка связи',
  html: '<p>Здравствуйте</p>',
  text: 'Здравствуйте',
  messageId: '<0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b@localhost>',
};

let server: MailServer;

beforeAll(async () => {
  server = new MailServer(await freePort());
  process.env.SMTP_URL = server.url;
});

afterEach(async () => {
  closeMail();
  await server.stop();
  server.refusal = null;
  server.received.length = 0;
});

afterAll(() => closeMail());

/** What sending this letter fails with. */
async function failure(mail: Mail = letter): Promise<unknown> {
  return sendMail(mail).then(
    () => expect.unreachable('the letter was taken'),
    (error: unknown) => error,
  );
}

test('a letter arrives with both parts and the headers of an automatic one', async () => {
  await server.start();
  await sendMail(letter);
  const [mail] = server.received;
  expect(mail?.recipients).toEqual(['vera@example.ru']);
  expect(mail?.subject).toBe(letter.subject);
  expect(mail?.headers.get('message-id')).toEqual([letter.messageId]);
  expect(mail?.headers.get('auto-submitted')).toEqual(['auto-generated']);
  expect(mail?.headers.get('content-language')).toEqual(['ru']);
  expect(mail?.headers.get('content-type')?.[0]).toMatch(/^multipart\/alternative/);
  expect(mail?.headers.has('x-mailer')).toBe(false);
  expect(mail?.parts.get('text/plain')?.trim()).toBe(letter.text);
  expect(mail?.parts.get('text/html')?.trim()).toBe(letter.html);
});

describe('nobody can add a header or a recipient', () => {
  test.each([
    'vera@example.ru\r\nBcc: stranger@example.ru',
    'vera@example.ru\nX-Added: yes',
    'vera@example.ru, stranger@example.ru',
    'Вера <vera@example.ru>',
    'vera@example.ru> RCPT TO:<stranger@example.ru',
    '',
  ])('by the address %j', async (to) => {
    await server.start();
    expect(isPermanentFailure(await failure({ ...letter, to }))).toBe(true);
    expect(server.received).toEqual([]);
  });

  test('by the Message-ID', async () => {
    await server.start();
    const messageId = '<a@b>\r\nBcc: stranger@example.ru';
    expect(isPermanentFailure(await failure({ ...letter, messageId }))).toBe(true);
    expect(server.received).toEqual([]);
  });

  test('by the subject', async () => {
    await server.start();
    await sendMail({ ...letter, subject: 'Тема\r\nBcc: stranger@example.ru\r\n\r\nтело' });
    const [mail] = server.received;
    expect(mail?.recipients).toEqual(['vera@example.ru']);
    expect(mail?.headers.has('bcc')).toBe(false);
    expect(mail?.subject).toBe('Тема Bcc: stranger@example.ru тело');
  });
});

describe('a refusal', () => {
  test.each([
    { at: 'RCPT TO', code: 550, permanent: true, reason: 'EENVELOPE RCPT TO 550 5.1.1' },
    { at: 'RCPT TO', code: 552, permanent: true, reason: 'EENVELOPE RCPT TO 552 5.1.1' },
    { at: 'DATA', code: 554, permanent: true, reason: 'EMESSAGE DATA 554 5.1.1' },
    { at: 'RCPT TO', code: 450, permanent: false, reason: 'EENVELOPE RCPT TO 450 5.1.1' },
    { at: 'DATA', code: 451, permanent: false, reason: 'EMESSAGE DATA 451 5.1.1' },
    { at: 'RCPT TO', code: 530, permanent: false, reason: 'EENVELOPE RCPT TO 530 5.1.1' },
    { at: 'MAIL FROM', code: 550, permanent: false, reason: 'EENVELOPE MAIL FROM 550 5.1.1' },
  ] as const)('$code to $at: permanent is $permanent', async ({ at, code, permanent, reason }) => {
    server.refusal = { at, code, text: '5.1.1 <vera@example.ru>: no such user' };
    await server.start();
    const error = await failure();
    expect(isPermanentFailure(error)).toBe(permanent);
    // The server's own words name the address: they are not for the base or the log.
    expect(failureReason(error)).toBe(reason);
  });

  test('a server that is down refuses nobody for good', async () => {
    const error = await failure();
    expect(isPermanentFailure(error)).toBe(false);
    expect(failureReason(error)).toBe('ESOCKET ECONNREFUSED CONN');
  });

  test('an error of ours is no refusal of the server', () => {
    expect(isPermanentFailure(new TypeError('vera@example.ru'))).toBe(false);
    expect(failureReason(new TypeError('vera@example.ru'))).toBe('TypeError');
    expect(failureReason('vera@example.ru')).toBe('unknown');
  });
});

test('a refused letter does not stop the next one', async () => {
  await server.start();
  server.refusal = { at: 'RCPT TO', code: 550, text: 'no such user' };
  await failure();
  server.refusal = null;
  await sendMail(letter);
  expect(server.received).toHaveLength(1);
});

test('a connection that went stale between two letters is replaced unnoticed', async () => {
  await server.start();
  await sendMail(letter);
  await server.stop();
  await server.start();
  await sendMail(letter);
  expect(server.received).toHaveLength(2);
});
