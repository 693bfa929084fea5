type Report = {
  /** With its angle brackets; null: the returned letter is left out. */
  messageId: string | null;
  envelopeId?: string;
  action?: 'failed' | 'delayed' | 'relayed';
  status?: string;
  recipient?: string;
};

/** A report of non-delivery as Postfix writes it (RFC 3464). */
export function failureReport({
  messageId,
  envelopeId,
  action = 'failed',
  status = '5.1.1',
  recipient = 'vera@example.ru',
}: Report): string {
  const lines = [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.example.ru (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    'To: bounces@portal.test',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="4A1B2.1606/mx.example.ru"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--4A1B2.1606/mx.example.ru',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `<${recipient}>: host mx.example.ru said: 550 ${status} no such user`,
    '',
    '--4A1B2.1606/mx.example.ru',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.ru',
    ...(envelopeId === undefined ? [] : [`Original-Envelope-Id: ${envelopeId}`]),
    'X-Postfix-Queue-ID: 4A1B2',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; 550 ${status} <${recipient}>: Recipient address rejected:`,
    '    User unknown',
    '',
    ...(messageId === null
      ? []
      : [
          '--4A1B2.1606/mx.example.ru',
          'Content-Type: text/rfc822-headers',
          '',
          'From: no-reply@localhost',
          `Message-ID:`,
          ` ${messageId}`,
          `To: ${recipient}`,
          '',
        ]),
    '--4A1B2.1606/mx.example.ru--',
    '',
  ];
  return lines.join('\r\n');
}
