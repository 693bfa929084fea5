import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDeliveryReport } from '@/lib/domain/delivery-report';
import { failureReport } from '@/tests/support/failure-report';

const id = '0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b@localhost';
const messageId = `<${id}>`;

describe('a report of non-delivery', () => {
  test('names the letter by its returned headers', () => {
    expect(readDeliveryReport(failureReport({ messageId }))).toEqual({ ids: [id], status: '5.1.1' });
  });

  test('names the letter by its envelope, where the letter is not returned', () => {
    const report = failureReport({ messageId: null, envelopeId: id, status: '5.2.2' });
    expect(readDeliveryReport(report)).toEqual({ ids: [id], status: '5.2.2' });
  });

  test('with bare line feeds says the same', () => {
    const report = failureReport({ messageId, envelopeId: id }).replaceAll('\r\n', '\n');
    expect(readDeliveryReport(report)).toEqual({ ids: [id], status: '5.1.1' });
  });

  describe('as Exim writes it', () => {
    /** A boundary without quotation marks, the whole letter returned, «5.0.0» for whatever the server said. */
    function eximReport(said: readonly string[]): string {
      return [
        'Return-path: <>',
        'Auto-Submitted: auto-replied',
        'From: Mail Delivery System <Mailer-Daemon@relay.example.ru>',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=1606-eximdsn-42',
        'MIME-Version: 1.0',
        'Subject: Mail delivery failed: returning message to sender',
        '',
        '--1606-eximdsn-42',
        'Content-type: text/plain; charset=us-ascii',
        '',
        'This message was created automatically by mail delivery software.',
        '',
        '--1606-eximdsn-42',
        'Content-type: message/delivery-status',
        '',
        'Reporting-MTA: dns; relay.example.ru',
        '',
        'Action: failed',
        'Final-Recipient: rfc822;vera@example.ru',
        'Status: 5.0.0',
        ...said,
        '',
        '--1606-eximdsn-42',
        'Content-type: message/rfc822',
        '',
        `Message-Id: ${messageId}`,
        'Subject: =?UTF-8?B?0J/QuNGB0YzQvNC+?=',
        '',
        'Message-ID: <stranger@example.com>',
        '',
        '--1606-eximdsn-42--',
      ].join('\n');
    }

    const remote = 'Remote-MTA: dns; mx.example.ru';

    test.each([
      ['no such address', ['Diagnostic-Code: smtp; 550 5.1.1 <vera@example.ru>: no such user'], '5.1.1'],
      ['of several lines', ['Diagnostic-Code: smtp; 550-5.2.1 Mailbox off', ' 550 5.2.1 Bye'], '5.2.1'],
      ['a sign before the code', ['Diagnostic-Code: smtp; 550 #5.1.0 Address rejected.'], '5.1.0'],
      ['us refused', ['Diagnostic-Code: smtp; 550 5.7.1 relaying denied'], '5.7.1'],
      ['full for a while', ['Diagnostic-Code: smtp; 452 4.2.2 Over quota'], '4.2.2'],
      ['no code', ['Diagnostic-Code: smtp; 550 relay not permitted'], '5.0.0'],
      ['a code amid the words', ['Diagnostic-Code: smtp; 550 no 5.1.1 here'], '5.0.0'],
      ['nothing', [], '5.0.0'],
    ])('what the server said counts: %s', (_, said, status) => {
      const report = eximReport(said.length > 0 ? [remote, ...said] : []);
      expect(readDeliveryReport(report)).toEqual({ ids: [id], status });
    });
  });

  test('with a status of its own keeps it, whatever stands beside', () => {
    const report = failureReport({ messageId }).replace('smtp; 550 5.1.1', 'smtp; 550 5.7.1');
    expect(readDeliveryReport(report)?.status).toBe('5.1.1');
  });

  test.each([
    [
      'quoted-printable',
      (text: string) => text.replaceAll('=', '=3D').replace('Status: 5', 'Sta=\r\ntus:=205'),
    ],
    ['base64', (text: string) => Buffer.from(text, 'latin1').toString('base64')],
  ])('is read when its parts are in %s', (encoding, encode) => {
    const plain = /(?<=message\/delivery-status)\r\n\r\n([^]*?\r\n\r\n[^]*?)\r\n\r\n/;
    const report = failureReport({ messageId }).replace(
      plain,
      (_, text: string) => `\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${encode(text)}\r\n\r\n`,
    );
    expect(report).toContain(encoding);
    expect(readDeliveryReport(report)).toEqual({ ids: [id], status: '5.1.1' });
  });

  test('of several recipients tells of the one who failed', () => {
    const two = failureReport({ messageId }).replace(
      'Final-Recipient:',
      'Final-Recipient: rfc822; igor@example.ru\r\nAction: relayed\r\nStatus: 2.0.0\r\n\r\nFinal-Recipient:',
    );
    expect(readDeliveryReport(two)?.status).toBe('5.1.1');
  });
});

describe('no report of a failure', () => {
  test.each([
    ['a delay', failureReport({ messageId, action: 'delayed', status: '4.4.1' })],
    ['a delivery', failureReport({ messageId, action: 'relayed', status: '2.1.5' })],
    ['no word of the letter', failureReport({ messageId: null })],
    ['an id no server writes', failureReport({ messageId: '<\0@localhost>' })],
    [
      'an automatic answer',
      `Subject: Out of office\r\nContent-Type: text/plain\r\n\r\nMessage-ID: ${messageId}`,
    ],
    [
      'a report on spam',
      failureReport({ messageId }).replace('message/delivery-status', 'message/feedback-report'),
    ],
    ['nothing', ''],
  ])('is %s', (_, message) => {
    expect(readDeliveryReport(message)).toBeNull();
  });

  test('whatever a stranger writes', () => {
    const report = failureReport({ messageId });
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.nat(report.length), (junk, at) => {
        expect(() => readDeliveryReport(report.slice(0, at) + junk + report.slice(at))).not.toThrow();
      }),
    );
  });
});

test('a report of a megabyte is read at once', () => {
  const began = performance.now();
  readDeliveryReport(failureReport({ messageId }) + 'a: \n\t'.repeat(200_000));
  readDeliveryReport(`Content-Type: multipart/report; boundary=x\n${'\n--x'.repeat(250_000)}`);
  expect(performance.now() - began).toBeLessThan(4000);
});
