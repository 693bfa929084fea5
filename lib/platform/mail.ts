import nodemailer, { type NodemailerError } from 'nodemailer';
import { failureOf } from '@/lib/domain/delivery-failures';
import { parseEmail } from '@/lib/domain/email';
import { environment } from './environment';
import { senderAddress } from './message-id';
import { isOwnMachine } from './production-rules';

export type Mail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  messageId: string;
  /** Address where one press, without signing in, ends letters of this topic (RFC 8058); it answers POST. */
  unsubscribe?: string | null;
};

/** No delivery can come of this letter as it is: its address or id would be read by servers as something else. */
class UnsendableMail extends Error {
  override readonly name = 'UnsendableMail';
}

type Transport = ReturnType<typeof createTransport>;

let transport: Transport | undefined;

/** The most a delivery lasts, milliseconds: each wait in it is bounded, but a server that trickles its replies would outlast them all. */
export function longestDelivery(): number {
  return 4 * timeout();
}

function timeout(): number {
  return environment().MAIL_TIMEOUT * 1000;
}

function createTransport() {
  const { SMTP_URL, NODE_ENV } = environment();
  return nodemailer.createTransport({
    url: SMTP_URL,
    // Letters name people: on the way to another machine they go encrypted or wait.
    requireTLS: NODE_ENV === 'production' && !isOwnMachine(SMTP_URL),
    pool: true,
    maxConnections: 2,
    // The queue repeats failed letters; the pool only replaces a connection that went stale between two letters.
    maxRequeues: 1,
    connectionTimeout: timeout(),
    greetingTimeout: timeout(),
    socketTimeout: timeout(),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...signature(),
  });
}

/** What a signature vouches for: a letter does not change on its way, nor does the way to stop such letters (RFC 8058). */
const signedHeaders = [
  'From',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Auto-Submitted',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
].join(':');

function signature() {
  const { DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY } = environment();
  if (DKIM_DOMAIN === undefined || DKIM_SELECTOR === undefined || DKIM_PRIVATE_KEY === undefined) return {};
  return {
    dkim: {
      domainName: DKIM_DOMAIN,
      keySelector: DKIM_SELECTOR,
      privateKey: DKIM_PRIVATE_KEY,
      headerFieldNames: signedHeaders,
    },
  };
}

/** Resolves when the mail server has taken the letter; rejects as {@link isPermanentFailure} tells apart. */
export async function sendMail(mail: Mail): Promise<void> {
  const to = parseEmail(mail.to);
  if (to === null || !/^<[^\s<>@]+@[^\s<>@]+>$/.test(mail.messageId)) {
    throw new UnsendableMail('The address or the Message-ID is malformed');
  }
  transport ??= createTransport();
  await transport.sendMail({
    from: environment().MAIL_FROM,
    // As an object: a string would be read as a list of addresses.
    to: { name: '', address: to },
    envelope: { from: environment().MAIL_BOUNCE_TO ?? senderAddress(), to },
    // A report of a failure brings the headers back, not what the letter says.
    dsn: { id: mail.messageId.slice(1, -1), return: 'headers', notify: ['failure'] },
    subject: mail.subject.replace(/\p{Cc}+/gu, ' '),
    html: mail.html,
    text: mail.text,
    messageId: mail.messageId,
    xMailer: false,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': 'ru',
      ...unsubscribing(mail.unsubscribe ?? null),
    },
    signal: AbortSignal.timeout(longestDelivery()),
  });
}

function unsubscribing(url: string | null): Record<string, string> {
  return url === null
    ? {}
    : { 'List-Unsubscribe': `<${new URL(url).href}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/** Lets a letter in hand finish and closes the idle connections. */
export function closeMail(): void {
  transport?.close();
  transport = undefined;
}

/**
 * True when the server refused this recipient or this letter for good (5xx to RCPT TO or DATA). A refused sender or sign-in
 * is a fault of ours and counts as transient, as do 4xx and lost connections: once it is mended, the letter goes out. So does
 * whatever is said of us instead of the recipient: many servers judge the sender no sooner than there.
 */
export function isPermanentFailure(error: unknown): boolean {
  if (error instanceof UnsendableMail) return true;
  if (!isMailError(error) || error.permanent !== true) return false;
  const failure = failureOf(failureReason(error));
  if (failure === 'settings') return false;
  return error.command === 'DATA' || (error.command === 'RCPT TO' && failure !== 'refused_us');
}

/** What went wrong in codes alone («EENVELOPE RCPT TO 550 5.1.1»): texts of mail servers repeat the address. */
export function failureReason(error: unknown): string {
  if (!isMailError(error)) return error instanceof Error ? error.name : 'unknown';
  const detailed = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(error.response ?? '')?.[1];
  const parts = [
    error.code,
    error.originalCode,
    error.timeoutType,
    error.command,
    error.responseCode,
    detailed,
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

function isMailError(error: unknown): error is NodemailerError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
