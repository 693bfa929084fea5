import { createPrivateKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

const domain = /^(?=.{1,253}$)[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/i;
const address = new RegExp(`^[^\\s<>@",;:]+@(${domain.source.slice(1, -1)})$`, 'i');

/** Settings of outgoing letters and of the reports that come back, beside SMTP_URL and the pace. */
export const mailShape = {
  MAIL_FROM: z
    .string()
    .refine((from) => addressIn(from) !== null, {
      error: 'MAIL_FROM: нужен адрес вида «Название <no-reply@example.ru>»',
    })
    .default('Сертификат дополнительного образования <no-reply@localhost>'),
  /** Where mail servers report letters that did not arrive (Return-Path). Absent: the address of MAIL_FROM. */
  MAIL_BOUNCE_TO: z
    .string()
    .regex(address, { error: 'MAIL_BOUNCE_TO: нужен адрес вида bounces@example.ru' })
    .optional(),
  DKIM_DOMAIN: z
    .string()
    .regex(domain, { error: 'DKIM_DOMAIN: нужно имя вида example.ru' })
    .transform((name) => name.toLowerCase())
    .optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(domain, { error: 'DKIM_SELECTOR: нужно имя ключа вида portal2026 (запись portal2026._domainkey)' })
    .optional(),
  /** In one line, too: «\n» where the lines of the file break. */
  DKIM_PRIVATE_KEY: z
    .string()
    .transform((pem) => pem.replaceAll('\\n', '\n'))
    .optional(),
  /** A Maildir to which reports of undelivered letters are delivered; the worker empties it. */
  BOUNCE_MAILBOX: z
    .string()
    .regex(/^\//, { error: 'BOUNCE_MAILBOX: нужен полный путь к папке Maildir (/var/mail/bounces)' })
    .optional(),
  /** Opens POST /api/bounces to a mail server that hands such reports over itself. */
  BOUNCE_WEBHOOK_SECRET: z
    .string()
    .min(32, {
      error: 'BOUNCE_WEBHOOK_SECRET: нужно не меньше 32 случайных знаков (openssl rand -base64 32)',
    })
    .optional(),
} as const;

/** The bare address of «Название <адрес>», or of an address alone; null when there is none. */
export function addressIn(from: string): string | null {
  const bare = /^[^<>]*<([^<>]+)>$/.exec(from.trim())?.[1] ?? from.trim();
  return address.test(bare) ? bare : null;
}

export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}

const signing = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_PRIVATE_KEY'] as const;

type Given = { MAIL_FROM: string } & { [Name in (typeof signing)[number]]?: string | undefined };

/** What is wrong with the signing of letters, a sentence a fault. */
export function mailFaults(read: Given): string[] {
  const missing = signing.filter((name) => read[name] === undefined);
  if (missing.length === signing.length) return [];
  const faults = missing.map(
    (name) => `${name}: настройка не задана. Для подписи писем нужны ${signing.join(', ')}, все или ни одной`,
  );
  if (read.DKIM_PRIVATE_KEY !== undefined) faults.push(...keyFaults(read.DKIM_PRIVATE_KEY));
  if (read.DKIM_DOMAIN !== undefined && !isAligned(read.DKIM_DOMAIN, read.MAIL_FROM)) {
    // DMARC looks whether the signature belongs to the sender people see.
    faults.push(
      'DKIM_DOMAIN: не совпадает с доменом адреса в MAIL_FROM, такой подписи почтовые серверы не верят',
    );
  }
  return faults;
}

function isAligned(signed: string, from: string): boolean {
  const sender = domainOf(addressIn(from) ?? '');
  return sender === signed || sender.endsWith(`.${signed}`);
}

const makeKey = 'Создайте новый: openssl genrsa 2048';

function keyFaults(pem: string): string[] {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    return [`DKIM_PRIVATE_KEY: ключ не читается, нужен закрытый ключ RSA в PEM без пароля. ${makeKey}`];
  }
  // Receivers trust RSA everywhere and Ed25519 hardly anywhere yet (RFC 8463).
  if (key.asymmetricKeyType !== 'rsa') return [`DKIM_PRIVATE_KEY: нужен ключ RSA. ${makeKey}`];
  const isShort = (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048;
  return isShort ? [`DKIM_PRIVATE_KEY: ключ короче 2048 бит. ${makeKey}`] : [];
}
