import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '@/lib/local/ports';
import { Mailbox } from '@/tests/load/mailbox';

const folder = mkdtempSync(join(tmpdir(), 'portal-mailbox-'));
let mailbox: Mailbox;

async function openMailbox(): Promise<Mailbox> {
  mailbox = new Mailbox(await freePort(), join(folder, 'mailbox.jsonl'));
  await mailbox.open();
  return mailbox;
}

afterEach(async () => {
  await mailbox.close();
  rmSync(folder, { recursive: true, force: true });
});

const send = (to: string, path: string) =>
  nodemailer.createTransport(mailbox.url).sendMail({
    from: 'portal@example.com',
    to,
    subject: 'Подтверждение',
    messageId: `<${path.length}@example.com>`,
    text: `Перейдите по ссылке http://portal.test${path}`,
  });

test('письмо лежит на диске, и кто ждал ссылку, получает её', async () => {
  await openMailbox();
  const link = mailbox.linkTo('anna@example.com', '/confirm-email/');
  await send('other@example.com', '/confirm-email/first');
  await send('anna@example.com', '/confirm-email/second');
  expect(await link).toBe('http://portal.test/confirm-email/second');
  const lines = readFileSync(mailbox.path, 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { to: 'other@example.com', subject: 'Подтверждение' },
    { to: 'anna@example.com', links: ['http://portal.test/confirm-email/second'] },
  ]);
});

test('сервер отказывает, закрыт и снова открыт: письмо приходит, когда его берут', async () => {
  await openMailbox();
  mailbox.mood = 'refusing';
  await expect(send('anna@example.com', '/a')).rejects.toThrow('451');
  await mailbox.close();
  await expect(send('anna@example.com', '/a')).rejects.toThrow('ECONNREFUSED');
  await mailbox.open();
  mailbox.mood = 'fine';
  await send('anna@example.com', '/a');
  expect(mailbox.letters).toHaveLength(1);
});

test('ожидание письма прерывается', async () => {
  await openMailbox();
  await expect(mailbox.linkTo('anna@example.com', '/', AbortSignal.timeout(10))).rejects.toThrow();
});
